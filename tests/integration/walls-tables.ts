/**
 * What may be read of a table: by those of the office who work on cases, by its people without a right to names, by its
 * finance clerks, by the provider's administration.
 */
type Reach = { office: boolean; officeWithoutPersons: boolean; finance: boolean; provider: boolean };

const persons: Reach = { office: true, officeWithoutPersons: false, finance: false, provider: false };
const both: Reach = { ...persons, provider: true };
/** Stays as finance clerks see them, too. */
const billed: Reach = { ...both, finance: true };
/** Invoices: not for those who work on cases. */
const invoices: Reach = { office: false, officeWithoutPersons: false, finance: true, provider: true };
const ofOffice: Reach = { office: true, officeWithoutPersons: true, finance: true, provider: false };
const ofPerson = persons;

/** Every table that holds client, case, request or stay data, or what people did with them. */
export const protectedTables: Record<string, Reach> = {
	absence: billed,
	allowance_grant: billed,
	allowance_request: billed,
	audit_entry: ofOffice,
	budget: ofOffice,
	budget_charge: { ...invoices, provider: false },
	case_deadline: persons,
	case_document: persons,
	case_event: persons,
	case_overview: persons,
	case_person: persons,
	choice_record: persons,
	client: persons,
	client_restriction: persons,
	command_receipt: ofPerson,
	consultation: persons,
	consultation_addendum: persons,
	consultation_participant: persons,
	deadline_reminder: persons,
	deadline_settlement: persons,
	deletion_mark: persons,
	exported_invoice: { ...invoices, provider: false },
	fruitless_search: ofOffice,
	help_case: persons,
	help_plan: persons,
	inbox_message: ofPerson,
	invoice: invoices,
	invoice_document: invoices,
	invoice_event: invoices,
	invoice_file: invoices,
	invoice_line: invoices,
	invoice_number: { ...invoices, finance: false },
	jurisdiction: persons,
	letterhead: ofOffice,
	month_run: { ...invoices, finance: false },
	notice: persons,
	occupancy: both,
	office_account: { ...ofOffice, provider: true },
	payment_run: { ...invoices, provider: false },
	placement: billed,
	placement_event: both,
	// From the provider's consent on.
	placement_identity: billed,
	plan_signature: persons,
	posting_account: ofOffice,
	posting_export: { ...invoices, provider: false },
	provider_account: invoices,
	protective_record: persons,
	push_subscription: ofPerson,
	remembered_offer: ofPerson,
	risk_assessment: persons,
	service_record: billed,
	service_record_note: both,
	statistics_income: ofOffice,
	statistics_number: ofOffice,
	statistics_record: persons,
	statistics_setting: ofOffice,
	text_block: ofOffice,
	weekly_appointment: billed
};

/** Public facts, accounts and what is derived from them; nothing in them belongs to a client. */
export const openTables = [
	...['account', 'session', 'facility_grant', 'sign_in_throttle', 'audit_chain', 'live_event', 'case_number'],
	...['land', 'office', 'region', 'postal_code', 'service_type', 'specialisation', 'catalogue_version', 'population'],
	...['provider', 'facility', 'facility_photo', 'facility_staff', 'directory_document', 'offer', 'offer_search'],
	...['offer_free', 'rate_slice', 'capacity_slice', 'vacancy_report', 'billing_agreement', 'allowance_rate']
];

export const forNobody = [
	...['allowance_refresh', 'app_secret', 'bulk_change', 'deadline_refresh', 'mail_outbox'],
	...['figure_month', 'figure_stale', 'figure_state']
];

/** To whom and from whom money goes: not personal, and known to all who write or check invoices. */
export const knownTo: Record<string, string> = {
	office_account: 'foreignProvider',
	provider_account: 'foreignFinance'
};

/** A column of the tables that name no office. */
export const columnOf: Record<string, string> = {
	...{ command_receipt: 'command', remembered_offer: 'at', provider_account: 'iban', push_subscription: 'device' },
	...{ invoice_number: 'last', month_run: 'done' }
};

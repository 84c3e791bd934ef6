import { sql } from 'drizzle-orm';

type OfCase = { caseId: string; clientId: string; ags: string; who: string; at: string };

/** A row of a case in every table of the case work. */
export function rowsOfCase({ caseId, clientId, ags, who, at }: OfCase) {
	const [meeting, plan, file] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
	return [
		sql`INSERT INTO case_person (office_ags, case_id, role, name) VALUES (${ags}, ${caseId}, 'mother', 'A')`,
		sql`INSERT INTO jurisdiction (office_ags, case_id, from_day, basis, responsible)
			VALUES (${ags}, ${caseId}, '2026-01-01', '86.1', 'A')`,
		sql`INSERT INTO consultation (id, office_ags, case_id, called_by, called_at, meeting_at, vote_until)
			VALUES (${meeting}, ${ags}, ${caseId}, ${who}, ${at}, ${at}, ${at})`,
		sql`INSERT INTO consultation_participant (office_ags, consultation_id, name, function)
			VALUES (${ags}, ${meeting}, 'A', 'B')`,
		sql`INSERT INTO consultation_addendum (office_ags, consultation_id, at, account_id, text)
			VALUES (${ags}, ${meeting}, ${at}, ${who}, 'A')`,
		sql`INSERT INTO help_plan (id, office_ags, case_id, version, state, created_by, created_at)
			VALUES (${plan}, ${ags}, ${caseId}, 1, 'draft', ${who}, ${at})`,
		sql`INSERT INTO plan_signature (office_ags, plan_id, name, function, image, at)
			VALUES (${ags}, ${plan}, 'A', 'B', '\\x00', ${at})`,
		sql`INSERT INTO case_document (id, office_ags, case_id, kind, title, storage_key, bytes, pages, sha256, created_at)
			VALUES (${file}, ${ags}, ${caseId}, 'other', 'A', 'x', 1, 1, 'x', ${at})`,
		sql`INSERT INTO notice (office_ags, case_id, kind, version, document_id, content, issued_by, issued_at, posted_on)
			VALUES (${ags}, ${caseId}, 'grant', 1, ${file}, '{}', ${who}, ${at}, '2026-11-22')`,
		sql`INSERT INTO letterhead (office_ags, authority, department, street, postal_code, place, phone, email,
			objection_body, objection_seat, objection_form) VALUES (${ags}, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J')`,
		sql`INSERT INTO text_block (office_ags, kind, slot, text) VALUES (${ags}, 'grant', 'reasons', 'A')`,
		sql`INSERT INTO case_deadline (office_ags, case_id, kind, day, due_from, basis, source, text)
			VALUES (${ags}, ${caseId}, 'transition', '2026-12-01', '2026-12-01', 'A', 'B', 'C')`,
		sql`INSERT INTO deadline_reminder (office_ags, case_id, kind, day, lead_days, at)
			VALUES (${ags}, ${caseId}, 'transition', '2026-12-01', 0, ${at})`,
		sql`INSERT INTO deletion_mark (office_ags, case_id, case_number, rule, marked_by, marked_at)
			VALUES (${ags}, ${caseId}, 'X', 'Y', ${who}, ${at})`,
		sql`INSERT INTO client_restriction (client_id, office_ags, reason, since, by)
			VALUES (${clientId}, ${ags}, 'A', ${at}, ${who})`
	];
}

type OfHelp = { placementId: string; caseId: string; ags: string; who: string; at: string };

/** A row in every table of the official statistics. */
export const rowsOfStatistics = ({ placementId, caseId, ags, who, at }: OfHelp) => [
	sql`INSERT INTO statistics_number (office_ags, last) VALUES (${ags}, 1)`,
	sql`INSERT INTO statistics_income (office_ags, year, kind, amount) VALUES (${ags}, 2026, 'other', 1)`,
	sql`INSERT INTO statistics_setting (office_ags, layout) VALUES (${ags}, '2010')`,
	sql`INSERT INTO statistics_record (placement_id, office_ags, case_id, number, entry, saved_by, saved_at)
		VALUES (${placementId}, ${ags}, ${caseId}, 1, '{}', ${who}, ${at})`,
	sql`INSERT INTO protective_record (placement_id, office_ags, case_id, entry, saved_by, saved_at)
		VALUES (${placementId}, ${ags}, ${caseId}, '{}', ${who}, ${at})`,
	sql`INSERT INTO risk_assessment (office_ags, case_id, day, reported_by, result, follow_up, recorded_by, recorded_at)
		VALUES (${ags}, ${caseId}, '2026-12-01', 'school', 'none', 'none', ${who}, ${at})`
];

type OfPlacement = { placementId: string; ags: string; providerId: string | null; who: string; at: string };

/** A row in every table of billing: a sent invoice about one stay with all around it. */
export function rowsOfBilling({ placementId, ags, providerId, who, at }: OfPlacement) {
	const [record, bill, run, sheet] = [
		crypto.randomUUID(),
		crypto.randomUUID(),
		crypto.randomUUID(),
		crypto.randomUUID()
	];
	return [
		sql`INSERT INTO deadline_settlement (office_ags, case_id, kind, placement_id, day, done_on, by, at)
			SELECT ${ags}, case_id, 'transition', id, '2026-12-01', '2026-12-01', ${who}, ${at} FROM placement
			WHERE id = ${placementId}`,
		sql`INSERT INTO weekly_appointment (placement_id, office_ags, provider_id, weekday, minutes, from_day)
			VALUES (${placementId}, ${ags}, ${providerId}, 2, 90, '2026-12-01')`,
		sql`INSERT INTO service_record (id, placement_id, office_ags, provider_id, day, from_time, until_time, kind, minutes,
			created_by, created_at)
			VALUES (${record}, ${placementId}, ${ags}, ${providerId}, '2026-12-01', '10:00', '11:30', 'with-person', 90, ${who}, ${at})`,
		sql`INSERT INTO service_record_note (record_id, office_ags, provider_id, note)
			VALUES (${record}, ${ags}, ${providerId}, 'A')`,
		sql`INSERT INTO provider_account (provider_id, account_holder, iban, tax_number) VALUES (${providerId}, 'A', 'B', 'C')`,
		sql`INSERT INTO office_account (office_ags, leitweg_id, name, street, postal_code, place, email, account_holder, iban)
			VALUES (${ags}, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H')`,
		sql`INSERT INTO allowance_grant (placement_id, office_ags, provider_id, kind, rhythm, from_day, granted_by, granted_at)
			VALUES (${placementId}, ${ags}, ${providerId}, 'clothing', 'once', '2026-12-01', ${who}, ${at})`,
		sql`INSERT INTO allowance_request (placement_id, office_ags, provider_id, kind, rhythm, from_day, reason, side,
			requested_by, requested_at)
			VALUES (${placementId}, ${ags}, ${providerId}, 'clothing', 'month', '2026-12-01', 'A', 'provider', ${who}, ${at})`,
		sql`INSERT INTO payment_run (id, office_ags, number, execution_day, count, total, file, created_by, created_at)
			VALUES (${run}, ${ags}, 1, '2027-01-10', 1, 1, 'A', ${who}, ${at})`,
		sql`INSERT INTO invoice (id, office_ags, provider_id, month, kind, total, created_by, created_at)
			VALUES (${bill}, ${ags}, ${providerId}, '2026-12-01', 'invoice', 1, ${who}, ${at})`,
		sql`INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, from_day, to_day, quantity,
			unit, price, amount, rule)
			VALUES (${bill}, ${ags}, ${providerId}, 1, ${placementId}, '2026-12-01', '2026-12-01', '1', 'day', 1, 1, 'X')`,
		sql`UPDATE invoice SET state = 'sent', number = '2026-1', sent_at = ${at}, payment_run_id = ${run} WHERE id = ${bill}`,
		sql`INSERT INTO invoice_event (invoice_id, office_ags, provider_id, kind, at) VALUES (${bill}, ${ags}, ${providerId}, 'sent', ${at})`,
		sql`INSERT INTO invoice_document (invoice_id, office_ags, provider_id, document)
			VALUES (${bill}, ${ags}, ${providerId}, '{}')`,
		sql`INSERT INTO invoice_file (invoice_id, kind, office_ags, provider_id, content, sha256, written_at)
			VALUES (${bill}, 'ubl', ${ags}, ${providerId}, '\\x00', 'x', ${at})`,
		sql`INSERT INTO posting_account (office_ags, product, account) VALUES (${ags}, 'A', 'B')`,
		sql`INSERT INTO posting_export (id, office_ags, month, number, count, total, file, created_by, created_at)
			VALUES (${sheet}, ${ags}, '2026-12-01', 1, 1, 1, 'A', ${who}, ${at})`,
		sql`INSERT INTO exported_invoice (export_id, invoice_id, office_ags) VALUES (${sheet}, ${bill}, ${ags})`,
		sql`INSERT INTO invoice_number (provider_id, year, last) VALUES (${providerId}, 2026, 1)`,
		sql`INSERT INTO month_run (provider_id, month, state, total, started_by, started_at, alive_at)
			VALUES (${providerId}, '2026-12-01', 'done', 1, ${who}, ${at}, ${at})`,
		sql`INSERT INTO budget_charge (office_ags, invoice_id, month, amount, at)
			VALUES (${ags}, ${bill}, '2026-12-01', 1, ${at})`
	];
}

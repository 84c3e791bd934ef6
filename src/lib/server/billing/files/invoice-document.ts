import type { LineUnit } from '../../../domain/billing/result';
import type { Law } from '../../../domain/billing/rule-set';
import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';

/**
 * Kinds of invoice as EN 16931 counts them (UNTDID 1001). An advance is a partial invoice: of the codes for it, 326 is the
 * one that XRechnung recommends (BR-DE-17).
 */
export const documentKinds = {
	invoice: '380',
	'credit-note': '381',
	corrected: '384',
	advance: '326'
} as const;
export type DocumentKind = keyof typeof documentKinds;

export type PostalAddress = { street: string; postalCode: string; place: string };

/** Whom the office asks about the invoice (BG-6); XRechnung wants all three. */
export type SellerContact = { name: string; phone: string; email: string };

export type Seller = {
	name: string;
	address: PostalAddress;
	contact: SellerContact;
	/** Steuernummer (BT-32): an exempt provider has no VAT id. */
	taxNumber: string;
	/** Register number (BT-30), e.g. 'VR 1234'. */
	registration: string | null;
	accountHolder: string;
	iban: string;
	bic: string | null;
};

export type Buyer = {
	name: string;
	address: PostalAddress;
	email: string;
	/** BT-10. */
	leitwegId: string;
};

/** One line. A person stands here only as `reference`, never with a name. */
export type DocumentLine = {
	id: string;
	name: string;
	/** Without personal data. */
	description: string | null;
	from: Day;
	/** Last day, included. */
	to: Day;
	/** Decimal text. */
	quantity: string;
	unit: LineUnit;
	/** Per unit. */
	price: Euro;
	amount: Euro;
	/** Decides the reason of the exemption from VAT. */
	module: Law;
	/** Id of the stay or number of the case (BT-128); null for what belongs to no stay. */
	reference: string | null;
};

/** An advance that was paid and is set off here (BT-113). */
export type SetOff = { number: string; issuedOn: Day; amount: Euro };

/** Everything that an invoice says, in whichever file it is written. Amounts of a credit note are positive. */
export type InvoiceDocument = {
	number: string;
	issuedOn: Day;
	kind: DocumentKind;
	/** The invoice that this one corrects, credits or adds to (BG-3). */
	refersTo: { number: string; issuedOn: Day } | null;
	seller: Seller;
	buyer: Buyer;
	/** Period of service, both days included (BG-14); the lines lie inside. */
	period: { from: Day; to: Day };
	/** BT-72. */
	lastServiceDay: Day;
	dueOn: Day;
	lines: readonly DocumentLine[];
	setOff: readonly SetOff[];
	/** Sum of the lines, before what is set off. */
	total: Euro;
};

export type ReadLine = {
	id: string;
	name: string;
	description: string | null;
	/** BT-127. */
	note: string | null;
	/** Null where the line has no period of its own. */
	from: Day | null;
	to: Day | null;
	quantity: string;
	/** Null for a unit that we do not bill in. */
	unit: LineUnit | null;
	/** Per unit; net price, up to six places. */
	price: string;
	amount: Euro;
	/** Our stay or case, if the line names one (BT-128, else the only id in its note). */
	reference: string | null;
};

/** What an XRechnung of anybody's software says; its sums are right. */
export type ReadInvoice = {
	syntax: 'UBL' | 'CII';
	number: string;
	issuedOn: Day;
	/** Type code as it stands there (UNTDID 1001). */
	typeCode: string;
	refersTo: readonly string[];
	currency: 'EUR';
	seller: { name: string; taxNumber: string | null; email: string | null };
	buyer: { name: string; leitwegId: string };
	iban: string | null;
	period: { from: Day; to: Day } | null;
	dueOn: Day | null;
	lines: readonly ReadLine[];
	/** Sum of the lines (BT-106). */
	lineTotal: Euro;
	/** On the whole invoice (BT-108, BT-107). */
	charges: Euro;
	allowances: Euro;
	/** VAT (BT-110). */
	tax: Euro;
	/** Paid already (BT-113). */
	prepaid: Euro;
	/** To be paid (BT-115). */
	payable: Euro;
};

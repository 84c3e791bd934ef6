import type { XmlNode } from './xml-tree';

type Text = string | null;

export type RawCharge = { charge: boolean; amount: Text };

export type RawLine = {
	id: Text;
	name: Text;
	description: Text;
	note: Text;
	from: Text;
	to: Text;
	quantity: Text;
	unitCode: Text;
	price: Text;
	/** Quantity that the price is for (BT-149). */
	priceFor: Text;
	amount: Text;
	reference: Text;
	charges: RawCharge[];
};

export type RawTotals = {
	lines: Text;
	allowances: Text;
	charges: Text;
	exclusive: Text;
	tax: Text;
	inclusive: Text;
	prepaid: Text;
	rounding: Text;
	payable: Text;
};

/** What stands in the file at the places that both syntaxes have, still as text. */
export type RawInvoice = {
	customization: Text;
	number: Text;
	issuedOn: Text;
	typeCode: Text;
	currency: Text;
	refersTo: string[];
	seller: { name: Text; taxNumber: Text; email: Text };
	buyer: { name: Text; leitwegId: Text };
	ibans: string[];
	from: Text;
	to: Text;
	dueOn: Text;
	/** Types of the files inside (BT-125). */
	attachments: string[];
	lines: RawLine[];
	charges: RawCharge[];
	taxes: { base: Text; rate: Text; amount: Text }[];
	totals: RawTotals;
	/** Currencies that totals and lines name. */
	currencies: string[];
};

export type RawReader = (root: XmlNode) => RawInvoice;

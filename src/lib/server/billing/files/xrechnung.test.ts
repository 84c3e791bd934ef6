import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyInvoiceDocument,
	documentLine,
	invoiceDocument,
	STAY
} from '../../../../../tests/factories/invoice-documents';
import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';
import { documentKinds, type InvoiceDocument, type ReadInvoice } from './invoice-document';
import { readXRechnung } from './read-xrechnung';
import { MOST_PRECEDING, writeXRechnung, type InvoiceSyntax } from './write-xrechnung';
import { payableOf, prepaidOf } from './payable';
import { isToBePaid } from './payment-terms';
import { precedingOf } from './xrechnung-data';
import { xmlText } from './xml-text';

const syntaxes = ['UBL', 'CII'] as const;

const orNull = (text: string | null) => (text === null ? null : xmlText(text) || null);

/** What an honest reader knows after reading the file of this invoice. */
const factsOf = (invoice: InvoiceDocument, syntax: InvoiceSyntax): ReadInvoice => ({
	...{ syntax, number: invoice.number, issuedOn: invoice.issuedOn, typeCode: documentKinds[invoice.kind] },
	refersTo: precedingOf(invoice)
		.slice(0, syntax === 'CII' ? MOST_PRECEDING : undefined)
		.map(({ number }) => xmlText(number)),
	currency: 'EUR',
	seller: {
		name: xmlText(invoice.seller.name),
		taxNumber: invoice.seller.taxNumber,
		email: invoice.seller.contact.email
	},
	buyer: { name: invoice.buyer.name, leitwegId: invoice.buyer.leitwegId },
	iban: invoice.seller.iban,
	...{ period: invoice.period, dueOn: isToBePaid(invoice) ? invoice.dueOn : null },
	lines: invoice.lines.map(({ module: _law, ...line }) => ({
		...line,
		...{ name: xmlText(line.name), description: orNull(line.description), note: null }
	})),
	...{ lineTotal: invoice.total, tax: '0.00' as Euro, charges: '0.00' as Euro, allowances: '0.00' as Euro },
	...{ prepaid: prepaidOf(invoice), payable: payableOf(invoice) }
});

const advanceOf = (amount: string) => ({
	...{ number: '2026-00009', issuedOn: '2026-09-15' as Day, amount: amount as Euro }
});

describe.each(syntaxes)('an XRechnung in %s', (syntax) => {
	it('reads back as what was written, whatever it says', async () => {
		await fc.assert(
			fc.asyncProperty(anyInvoiceDocument, async (invoice) => {
				expect(readXRechnung(await writeXRechnung(invoice, syntax))).toEqual(factsOf(invoice, syntax));
			}),
			{ numRuns: 25 }
		);
	});

	it('is the same text for the same invoice', async () => {
		expect(await writeXRechnung(invoiceDocument(), syntax)).toBe(await writeXRechnung(invoiceDocument(), syntax));
	});

	it('sets off what was paid in advance', async () => {
		const advance = { number: '2026-00009', issuedOn: '2026-09-15' as never, amount: '5000.00' as Euro };
		const read = readXRechnung(await writeXRechnung(invoiceDocument({ setOff: [advance] }), syntax));
		expect(read).toMatchObject({
			lineTotal: '5806.30',
			prepaid: '5000.00',
			payable: '806.30',
			refersTo: ['2026-00009']
		});
	});

	it('says a negative price as a negative quantity', async () => {
		const line = documentLine({ quantity: '3', price: '-10.00' as Euro, amount: '-30.00' as Euro });
		const [read] = readXRechnung(await writeXRechnung(invoiceDocument({ lines: [line] }), syntax)).lines;
		expect(read).toMatchObject({ quantity: '-3', price: '10.00', amount: '-30.00' });
	});

	it('keeps a sum of rounded days to the cent, where quantity times price would miss it', async () => {
		// Ten times 20 minutes at 61,00 €: ten times 20,33 €, while 3,3333 hours would cost 203,33 €.
		const line = documentLine({ unit: 'hour', quantity: '3.3333', price: '61.00' as Euro, amount: '203.30' as Euro });
		const [read] = readXRechnung(await writeXRechnung(invoiceDocument({ lines: [line] }), syntax)).lines;
		expect(read).toMatchObject({ quantity: '3.3333', amount: '203.30', price: '60.99061' });
		expect(new Decimal(read?.price ?? 0).times('3.3333').toFixed(2)).toBe('203.30');
	});

	it.each([
		['an invoice', {}, ['Zahlbar bis zum 16.11.2026']],
		['a credit note', { kind: 'credit-note' as const }, ['Nichts zu zahlen. Ist die Rechnung schon bezahlt']],
		['a covered invoice', { setOff: [advanceOf('5806.30')] }, ['Nichts zu zahlen.<']],
		['one below nothing', { setOff: [advanceOf('5900.00')] }, ['Nichts zu zahlen. Der Betrag wird']]
	])('of %s says what is done with the amount', async (_name, changed, said) => {
		const xml = await writeXRechnung(invoiceDocument(changed), syntax);
		for (const text of said) expect(xml).toContain(text);
		expect(readXRechnung(xml).dueOn).toBe('kind' in changed || 'setOff' in changed ? null : '2026-11-16');
	});

	it('names no place of a schema', async () => {
		expect(await writeXRechnung(invoiceDocument(), syntax)).not.toContain('schemaLocation');
	});

	it('names the person by the id of the stay only', async () => {
		expect(readXRechnung(await writeXRechnung(invoiceDocument(), syntax)).lines[0]?.reference).toBe(STAY);
	});

	it('does not leave the house when its lines do not add up', async () => {
		await expect(writeXRechnung(invoiceDocument({ total: '5806.31' as Euro }), syntax)).rejects.toThrow('add up');
		await expect(writeXRechnung(invoiceDocument({ lines: [] }), syntax)).rejects.toThrow('has no line');
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaProblems } from '../../../../../tests/factories/xml-checks';
import { fromHundredths } from '../../../domain/hundredths';
import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';
import type { Payment, PaymentOrder } from './payment-types';
import { isSepaReference, sepaText } from './sepa-text';
import { writePain001 } from './write-pain';
import { writePostingCsv } from './write-posting-csv';
import { nodesAt, readXml, textAt } from './xml-tree';

const SCHEMA = 'tests/fixtures/pain.001.001.09.xsd';

/** Letters of all kinds, emoji, control characters, half a surrogate, and what the set of SEPA is strict about. */
const anySign = fc.oneof(
	fc.constantFrom('\u0000', '\u0007', '\uD83D', '\n', '/', ' ', '&', '<', 'ß', 'Ł'),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
);

const payment = (changed: Partial<Payment> = {}): Payment => ({
	...{ endToEndId: 'AP-13075-7-1', amount: '806.30' as Euro, purpose: 'Rechnung 2026-00017' },
	creditor: { name: 'Boddenhaus Jugendhilfe gGmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
	...changed
});

const order = (changed: Partial<PaymentOrder> = {}): PaymentOrder => ({
	...{ messageId: 'AP-13075-7', createdAt: '2026-11-22T09:00:00.000Z', executionDay: '2026-11-23' as Day },
	debtor: { name: 'Landkreis Vorpommern-Greifswald', iban: 'DE02120300000000202051', bic: null },
	payments: [payment()],
	...changed
});

describe('pain.001.001.09', () => {
	it('is valid and says who pays whom how much for what', () => {
		const xml = writePain001(order());
		expect(schemaProblems(xml, SCHEMA)).toEqual([]);
		const { namespace, root } = readXml(xml);
		expect(namespace).toBe('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
		const [run = {}] = nodesAt(root, 'CstmrCdtTrfInitn/PmtInf');
		expect(textAt(root, 'CstmrCdtTrfInitn/GrpHdr/CreDtTm')).toBe('2026-11-22T09:00:00Z');
		expect(
			['ReqdExctnDt/Dt', 'DbtrAcct/Id/IBAN', 'DbtrAgt/FinInstnId/Othr/Id', 'ChrgBr', 'CtrlSum'].map((at) =>
				textAt(run, at)
			)
		).toEqual(['2026-11-23', 'DE02120300000000202051', 'NOTPROVIDED', 'SLEV', '806.30']);
		expect(
			['PmtId/EndToEndId', 'Amt/InstdAmt', 'Cdtr/Nm', 'CdtrAgt/FinInstnId/BICFI', 'RmtInf/Ustrd'].map((at) =>
				textAt(run, `CdtTrfTxInf/${at}`)
			)
		).toEqual(['AP-13075-7-1', '806.30', 'Boddenhaus Jugendhilfe gGmbH', 'COBADEFFXXX', 'Rechnung 2026-00017']);
		expect(writePain001(order())).toBe(xml);
	});

	it('is valid and adds up to the cent, whatever names and amounts', () => {
		const anyPayment = fc.record({
			cents: fc.integer({ min: 1, max: 99_999_999_999 }),
			name: fc.string({ unit: anySign, maxLength: 100 }),
			purpose: fc.string({ unit: anySign, maxLength: 200 })
		});
		fc.assert(
			fc.property(fc.array(anyPayment, { minLength: 1, maxLength: 6 }), (made) => {
				const payments = made.map(({ cents, name, purpose }, at) => ({
					...payment({ endToEndId: `AP-${at}`, amount: fromHundredths(cents) as Euro, purpose }),
					creditor: { name, iban: 'DE89370400440532013000', bic: null }
				}));
				const xml = writePain001(order({ payments }));
				const total = made.reduce((sum, { cents }) => sum + BigInt(cents), 0n);
				const shown = textAt(readXml(xml).root, 'CstmrCdtTrfInitn/GrpHdr/CtrlSum')?.replace('.', '');
				expect([BigInt(shown ?? 0), schemaProblems(xml, SCHEMA)]).toEqual([total, []]);
			}),
			{ numRuns: 25 }
		);
	});

	it.each([
		['no payment', { payments: [] }, 'without a payment'],
		['nothing to pay', { payments: [payment({ amount: '0.00' as Euro })] }, 'cannot be transferred'],
		['an amount taken back', { payments: [payment({ amount: '-1.00' as Euro })] }, 'cannot be transferred'],
		['a reference that is too long', { payments: [payment({ endToEndId: 'A'.repeat(36) })] }, 'would not give back'],
		['a reference with other signs', { messageId: 'Lauf ä' }, 'would not give back'],
		['a wrong account', { debtor: { ...order().debtor, iban: 'DE03120300000000202051' } }, 'Prüfziffer'],
		['a bank that is none', { debtor: { ...order().debtor, bic: 'ABC' } }, 'no bank has the BIC']
	])('is not written with %s', (_name, changed, message) => {
		expect(() => writePain001(order(changed))).toThrow(message);
	});
});

describe('the character set of SEPA', () => {
	it.each([
		['Größe & Söhne', 'Groesse + Soehne'],
		['Łukasz Żółć, Ærø', 'Lukasz Zolc, AEro'],
		['Kinderhaus 😀 „Möwe“', 'Kinderhaus Moewe'],
		['  zwei\n Zeilen\t', 'zwei Zeilen'],
		['//a//b/', 'a/b'],
		['ü'.repeat(40), 'ue'.repeat(35)],
		['😀', 'NOTPROVIDED'],
		['', 'NOTPROVIDED']
	])('%s becomes %s', (text, expected) => {
		expect(sepaText(text, 70)).toBe(expected);
	});

	it('keeps what it has made, and never more than allowed', () => {
		fc.assert(
			fc.property(fc.string({ unit: anySign, maxLength: 100 }), fc.integer({ min: 11, max: 35 }), (text, length) => {
				const made = sepaText(text, length);
				expect(made).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]+$/);
				expect(made.length).toBeLessThanOrEqual(length);
				expect([sepaText(made, length), isSepaReference(made)]).toEqual([made, true]);
			})
		);
	});
});

describe('postings for the treasury', () => {
	it('have German amounts, quoted signs, and nothing that a spreadsheet would run', () => {
		const rows = [
			{
				product: '36320',
				account: '733100',
				creditor: 'Bodden; "Haus"',
				amount: '1806.30' as Euro,
				documentNumber: '2026-00017'
			},
			{ product: '=1+1', account: '-2', creditor: '@SUM(A1)\n+49', amount: '-5.00' as Euro, documentNumber: '+1' }
		].map((row) => ({ ...row, dueOn: '2026-11-16' as Day }));
		expect(writePostingCsv(rows)).toBe(
			[
				'\u{FEFF}Produkt;Konto;Kreditor;Betrag;Fällig am;Belegnummer',
				'36320;733100;"Bodden; ""Haus""";1806,30;16.11.2026;2026-00017',
				"'=1+1;'-2;'@SUM(A1) +49;-5,00;16.11.2026;'+1"
			].join('\r\n')
		);
	});
});

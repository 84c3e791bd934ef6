import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../domain/errors';
import { readPaymentFeedback } from './read-feedback';

const camt = (version: string, entries: string) =>
	`<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.${version}"><BkToCstmrDbtCdtNtfctn><Ntfctn>${entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;

const head = (sign: string, state: string) =>
	`<Amt Ccy="EUR">906.30</Amt><CdtDbtInd>${sign}</CdtDbtInd>${state}<BookgDt><Dt>2026-11-23</Dt></BookgDt>`;

const messageOf = (file: string) => {
	try {
		readPaymentFeedback(file);
		return null;
	} catch (error) {
		return error instanceof InvalidInput ? error.fields['file'] : error;
	}
};

describe('feedback of the bank as camt.054', () => {
	const paid = {
		endToEndId: 'AP-1',
		reference: 'Rechnung 17',
		amount: '806.30',
		day: '2026-11-23',
		booked: true,
		reason: null
	};
	const remittance = '<RmtInf><Ustrd>Rechnung 17</Ustrd></RmtInf>';

	it.each([
		['08', '<Sts><Cd>BOOK</Cd></Sts>', '<Amt Ccy="EUR">806.30</Amt>'],
		['02', '<Sts>BOOK</Sts>', '<AmtDtls><TxAmt><Amt Ccy="EUR">806.30</Amt></TxAmt></AmtDtls>']
	])('in version %s tells each payment of a collective booking', (version, state, amount) => {
		const part = (id: string) => `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs>${amount}${remittance}</TxDtls>`;
		const entry = `<Ntry>${head('DBIT', state)}<NtryDtls>${part('AP-1')}${part('AP-2')}</NtryDtls></Ntry>`;
		expect(readPaymentFeedback(camt(version, entry))).toEqual([paid, { ...paid, endToEndId: 'AP-2' }]);
	});

	it('tells what came back and why, and leaves out what is only announced or from others', () => {
		const booked = '<Sts><Cd>BOOK</Cd></Sts>';
		const refs = '<Refs><EndToEndId>AP-1</EndToEndId></Refs>';
		const entry = (sign: string, state: string, more: string) =>
			`<Ntry>${head(sign, state)}<NtryDtls><TxDtls>${refs}${more}${remittance}</TxDtls></NtryDtls></Ntry>`;
		const returned = (code: string) => `<RtrInf><Rsn><Cd>${code}</Cd></Rsn><AddtlInf>Text</AddtlInf></RtrInf>`;
		const file = [
			entry('CRDT', booked, returned('AC04')),
			entry('CRDT', booked, returned('XX99')),
			entry('CRDT', booked, ''),
			entry('DBIT', '<Sts><Cd>PDNG</Cd></Sts>', '')
		].join('');
		const back = { ...paid, amount: '906.30', booked: false };
		expect(readPaymentFeedback(camt('08', file))).toEqual([
			{ ...back, reason: 'Das Konto ist aufgelöst. Text' },
			{ ...back, reason: 'Grund der Bank: XX99. Text' }
		]);
	});

	it('names the booking of ours that cannot be read, and takes nothing', () => {
		const ours = '<Refs><EndToEndId>ZL7-0123456789abcdef</EndToEndId></Refs>';
		const good = `<Ntry>${head('DBIT', '<Sts>BOOK</Sts>')}<NtryDtls><TxDtls>${remittance}</TxDtls></NtryDtls></Ntry>`;
		const bad = `<Ntry><Amt Ccy="CHF">1.00</Amt><Sts>BOOK</Sts><BookgDt><Dt>gestern</Dt></BookgDt><NtryDtls><TxDtls>${ours}</TxDtls></NtryDtls></Ntry>`;
		expect(messageOf(camt('08', good))).toBeNull();
		expect(messageOf(camt('08', good + bad))).toBe(
			['Buchung 2: „1.00 CHF“ ist kein Betrag in Euro.', 'Buchung 2: „gestern“ ist kein Buchungstag.'].join('\n')
		);
		expect(messageOf(camt('99', good))).toContain('keine Rückmeldung nach camt.054');
		expect(messageOf('<!DOCTYPE a><a/>')).toContain('Dokumenttyp');
	});

	it('fees and payments of others hold back nothing', () => {
		const booked = '<Sts>BOOK</Sts>';
		const good = `<Ntry>${head('DBIT', booked)}<NtryDtls><TxDtls><Refs><EndToEndId>AP-1</EndToEndId></Refs>${remittance}</TxDtls></NtryDtls></Ntry>`;
		const fee = `<Ntry>${head('DBIT', booked)}<AddtlNtryInf>Kontoführung</AddtlNtryInf></Ntry>`;
		const abroad = '<Ntry><Amt Ccy="CHF">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>';
		expect(readPaymentFeedback(camt('08', fee + abroad + good))).toMatchObject([
			{ endToEndId: null, reference: 'Kontoführung', amount: '906.30' },
			{ endToEndId: 'AP-1' }
		]);
	});
});

describe('feedback as CSV', () => {
	it('reads German amounts and days under the headings of banks', () => {
		const file = [
			'Buchungstag;Betrag;Ende-zu-Ende-Referenz;Status;Grund',
			'23.11.2026;-1.806,30 €;AP-1;;',
			'2026-11-24;0,05;AP-2;Zurückgegeben;Konto aufgelöst'
		].join('\r\n');
		const first = {
			endToEndId: 'AP-1',
			reference: null,
			amount: '1806.30',
			day: '2026-11-23',
			booked: true,
			reason: null
		};
		expect(readPaymentFeedback(file)).toEqual([
			first,
			{ ...first, endToEndId: 'AP-2', amount: '0.05', day: '2026-11-24', booked: false, reason: 'Konto aufgelöst' }
		]);
	});

	it('names line and value of everything that is wrong, and takes nothing', () => {
		const file = 'Datum;Betrag;Verwendungszweck;Stand\n31.02.2026;12.50;;offen\n01.03.2026;12,50;Rechnung 17;gebucht';
		expect(messageOf(file)).toBe(
			[
				'Zeile 2: „12.50“ ist kein Betrag wie 1.234,56.',
				'Zeile 2: „31.02.2026“ ist kein Datum wie 01.06.2027.',
				'Zeile 2: „offen“ ist kein bekannter Stand (gebucht, zurückgegeben).',
				'Zeile 2: Es fehlen Referenz und Verwendungszweck.'
			].join('\n')
		);
		expect(messageOf('Name;Ort\na;b')).toContain('Zeile 1: Es fehlen die Überschriften');
		expect(messageOf(`Datum;Betrag;Zweck\n${'x;1,00;a\n'.repeat(30)}`)).toContain('Und 10 weitere Fehler.');
	});
});

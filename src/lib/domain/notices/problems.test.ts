import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import type { LetterContent } from './content';
import { noticeKinds, writtenKinds, type WrittenKind } from './kinds';
import { factsOf, isRequiredFact, isRequiredSlot, slotsOf, standingsFor, type Standing } from './parts';
import { letterProblems, missingParts } from './problems';

const today = '2026-11-23' as Day;
const personId = '5f0f3f52-6f0f-4b0e-9d5e-0e6a4f7b2c11';

function complete(kind: WrittenKind): LetterContent {
	const standing = standingsFor(kind)[0] ?? null;
	return {
		addressee: { standing, personId, name: 'A', street: 'B 1', postalCode: '17489', place: 'C' },
		...{ date: today, postedOn: today },
		facts: {
			...{ person: 'P', service: 'S', provider: 'T', house: 'H', extent: 'U', price: '1 €' },
			...{ from: '2026-12-01' as Day, until: '2027-05-31' as Day }
		},
		texts: Object.fromEntries(slotsOf(kind).map((slot) => [slot, 'Text.'])),
		signer: { name: 'N', function: 'F' }
	};
}
const facts = { age: 14, custodianIds: [personId], confidential: [], today };

describe.each(writtenKinds)('%s', (kind) => {
	it('is complete with all its parts, and needs each required one', () => {
		const content = complete(kind);
		expect(letterProblems(kind, content, facts)).toEqual({});
		for (const slot of slotsOf(kind)) {
			const without = { ...content, texts: { ...content.texts, [slot]: '' } };
			expect(Object.keys(missingParts(kind, without))).toEqual(isRequiredSlot(kind, slot) ? [`texts.${slot}`] : []);
		}
		for (const fact of factsOf(kind)) {
			const without = { ...content, facts: { ...content.facts, [fact]: '' } };
			expect(Object.keys(missingParts(kind, without))).toEqual(isRequiredFact(kind, fact) ? [`facts.${fact}`] : []);
		}
	});
});

it('a notice says decision, reasons and remedy (§§ 33, 35, 36 SGB X), an empty one lacks all at once', () => {
	for (const kind of noticeKinds)
		for (const slot of ['operative', 'reasons', 'remedy'] as const) expect(isRequiredSlot(kind, slot)).toBe(true);
	const empty = { ...complete('rejection'), texts: {}, signer: { name: '', function: '' } };
	expect(missingParts('rejection', empty)).toEqual({
		'texts.operative': 'Es fehlt die Entscheidung.',
		'texts.reasons': 'Es fehlt die Begründung.',
		'texts.remedy': 'Es fehlt die Rechtsbehelfsbelehrung.',
		'signer.name': 'Es fehlt der Name unter dem Schreiben (§ 33 Abs. 3 SGB X).'
	});
});

describe('addressee, § 37 Abs. 1 SGB X', () => {
	it.each<[string, WrittenKind, Standing | null, number, boolean]>([
		['custodian of a minor', 'grant', 'custodian', 14, true],
		['on the day before 18', 'grant', 'young-adult', 17, false],
		['from 18 in person', 'grant', 'young-adult', 18, true],
		['from 18 no longer the custodian', 'grant', 'custodian', 18, false],
		['never the provider', 'grant', 'provider', 14, false],
		['nobody', 'rejection', null, 14, false],
		['cost commitment to the provider', 'cost-commitment', 'provider', 14, true],
		['cost commitment not to the family', 'cost-commitment', 'custodian', 14, false],
		['invitation to a professional', 'consultation-invitation', 'participant', 14, true],
		['invitation not to the provider', 'consultation-invitation', 'provider', 14, false]
	])('%s', (_name, kind, standing, age, fine) => {
		const content = complete(kind);
		const to = { ...content, addressee: { ...content.addressee, standing } };
		const problems = letterProblems(kind, to, { ...facts, age });
		expect('addressee.standing' in problems).toBe(!fine);
	});

	it('a custodian is one of the case', () => {
		expect(letterProblems('grant', complete('grant'), { ...facts, custodianIds: [] })).toEqual({
			'addressee.standing': 'Diese Person ist im Fall nicht als sorgeberechtigt eingetragen.'
		});
	});
});

describe('days and words', () => {
	const grant = complete('grant');
	it.each<[string, LetterContent, string]>([
		['end before begin', { ...grant, facts: { ...grant.facts, until: '2026-11-30' as Day } }, 'facts.until'],
		['posted before written', { ...grant, postedOn: '2026-11-22' as Day }, 'postedOn'],
		['dated tomorrow', { ...grant, date: '2026-11-24' as Day, postedOn: '2026-11-24' as Day }, 'date'],
		['an open placeholder', { ...grant, texts: { ...grant.texts, remedy: 'Bei {Sitz}.' } }, 'texts.remedy'],
		['a part of another letter', { ...grant, texts: { ...grant.texts, billing: 'Monatlich.' } }, 'texts.billing']
	])('%s', (_name, content, field) => {
		expect(Object.keys(letterProblems('grant', content, facts))).toEqual([field]);
	});

	it('the provider gets no sentence of the Hilfeplan, the family may', () => {
		const confidential = ['Erster Satz. Lena lebt seit einem Jahr ohne verlässliche Bezugsperson. Ja.'];
		const quote = 'Weil: lena lebt seit einem Jahr\nohne verlässliche  Bezugsperson.';
		const letter = complete('cost-commitment');
		const quoting = { ...letter, texts: { ...letter.texts, billing: quote } };
		expect(Object.keys(letterProblems('cost-commitment', quoting, { ...facts, confidential }))).toEqual([
			'texts.billing'
		]);
		const notice = { ...grant, texts: { ...grant.texts, reasons: quote } };
		expect(letterProblems('grant', notice, { ...facts, confidential })).toEqual({});
		expect(
			letterProblems(
				'cost-commitment',
				{ ...letter, texts: { ...letter.texts, billing: 'Ja.' } },
				{ ...facts, confidential }
			)
		).toEqual({});
	});
});

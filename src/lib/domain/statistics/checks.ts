import type { FactName, FamilyMember, RecordFacts } from './facts';
import type { Field, Layout } from './layout';
import { labelOf } from './code-lists';
import { PERSON_LENGTH } from './formats';

/** What keeps a record from being exported: the field it is entered in, and a sentence. */
export type Problem = { field: FactName; sentence: string };

type Check = Problem & { fails: (facts: RecordFacts) => boolean };

const endedPart = [
	...(['end', 'contactsTotal', 'contactLongAgo', 'intensityAtEnd'] as const),
	...(['endReason', 'whereaboutsAfter', 'following'] as const)
];

const isFilled = (value: RecordFacts[FactName]) => value !== null && value !== false;
const required = (field: FactName, sentence: string): Check => ({
	...{ field, sentence },
	fails: (facts) => facts[field] === null
});
const whenEnded = (field: FactName, sentence: string): Check => ({
	...{ field, sentence },
	fails: (facts) => facts.running === false && facts[field] === null
});

/** One line per rule; the order is that of the form. */
export const checks: readonly Check[] = [
	required('institution', 'Die Einrichtungsnummer fehlt. Sie gilt für das ganze Jugendamt.'),
	required('number', 'Die Angaben zur Statistik sind noch nicht gespeichert.'),
	required('begin', 'Der Beginn der Hilfe fehlt.'),
	required('kindOfHelp', 'Für diese Hilfeart ist kein Schlüssel der Statistik hinterlegt.'),
	required('place', 'Bitte wählen, wo die Hilfe durchgeführt wird.'),
	required('provider', 'Bitte die Art des Trägers wählen.'),
	required(
		'sex',
		'Für dieses Geschlecht nennt der Satzaufbau keinen Schlüssel. Bitte mit dem Statistischen Amt klären.'
	),
	required('birth', 'Der Geburtsmonat fehlt.'),
	{
		field: 'birth',
		sentence: 'Die Hilfe beginnt vor der Geburt.',
		fails: ({ birth, begin }) => birth !== null && begin !== null && begin < birth
	},
	required('running', 'Es fehlt, ob die Hilfe am Jahresende andauert.'),
	required('reason1', 'Bitte den Hauptgrund der Hilfe wählen.'),
	{
		field: 'reason3',
		sentence: 'Ein dritter Grund braucht einen zweiten.',
		fails: ({ reason2, reason3 }) => reason3 !== null && reason2 === null
	},
	{
		field: 'reason2',
		sentence: 'Die Gründe der Hilfe müssen verschieden sein.',
		fails: ({ reason1, reason2, reason3 }) => {
			const given = [reason1, reason2, reason3].filter((reason) => reason !== null);
			return new Set(given).size < given.length;
		}
	},
	{
		field: 'end',
		sentence: 'Die Hilfe dauert an: Angaben zum Ende gehören nicht dazu.',
		fails: (facts) => facts.running === true && endedPart.some((field) => isFilled(facts[field]))
	},
	{
		field: 'contactsInYear',
		sentence: 'Die Hilfe ist beendet: Kontakte des Jahres gehören nicht dazu.',
		fails: ({ running, contactsInYear }) => running === false && contactsInYear !== null
	},
	whenEnded('end', 'Das Ende der Hilfe fehlt.'),
	{
		field: 'end',
		sentence: 'Das Ende der Hilfe liegt vor ihrem Beginn.',
		fails: ({ begin, end }) => begin !== null && end !== null && end < begin
	},
	whenEnded('endReason', 'Bitte den Grund der Beendigung wählen.'),
	{
		field: 'residenceAgs',
		sentence: 'Der Wohnort liegt im eigenen Kreis. Hier steht nur einer außerhalb.',
		fails: ({ residenceAgs, land, county }) => residenceAgs?.startsWith(`${land}${county}`) ?? false
	}
];

/** What a field of this format can hold at all: data of another program may hold anything. */
const shapes: Partial<Record<Field['format'], RegExp>> = {
	digits: /^\d+$/,
	number: /^\d+$/,
	month: /^\d{4}-(0[1-9]|1[0-2])$/
};

function misshapen(field: Field, facts: RecordFacts, { lists }: Layout): Problem[] {
	const { name, format, list, label } = field;
	const value = facts[name];
	const told = (sentence: string) => [{ field: name, sentence: `„${label}“ ${sentence}` }];
	if (typeof value === 'object' && value !== null)
		return value.every(isPerson) ? misfit(field, PERSON_LENGTH * value.length) : told('ist nicht lesbar.');
	if (typeof value !== 'string' && typeof value !== 'number') return [];
	const text = String(value);
	if (shapes[format]?.test(text) === false) return told('ist nicht lesbar.');
	if (list && labelOf(lists, list, text) === null) return told(`hat den Schlüssel ${text}, den die Liste nicht kennt.`);
	return misfit(field, text.length);
}

const isPerson = ({ sex, birth }: FamilyMember) => /^\d?$/.test(sex ?? '') && shapes.month?.test(birth) === true;

/** Formats that are never cut: what does not fill its places would move everything behind it. */
const fixed: readonly Field['format'][] = ['digits', 'code', 'number', 'people'];
const filled: readonly Field['format'][] = ['digits', 'code'];

function misfit({ name, format, length, label }: Field, places: number): Problem[] {
	if (fixed.includes(format) && places > length) {
		return [{ field: name, sentence: `„${label}“ hat mehr Stellen als der Satz fasst.` }];
	}
	const isShort = filled.includes(format) && places < length;
	return isShort ? [{ field: name, sentence: `„${label}“ hat weniger Stellen als der Satz verlangt.` }] : [];
}

/** Everything that is wrong with a record, all at once; empty when it can be exported. */
export const problemsOf = (facts: RecordFacts, layout: Layout): Problem[] => [
	...layout.fields.flatMap((field) => misshapen(field, facts, layout)),
	...checks.filter(({ fails }) => fails(facts)).map(({ field, sentence }) => ({ field, sentence }))
];

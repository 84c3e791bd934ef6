import { codeLists2010, type CodeList } from './code-lists';
import type { FactName } from './facts';
import { MOST_PEOPLE, type Field, type Layout, type Wanted } from './layout';

type More = { list?: CodeList; wanted?: Wanted };

const field =
	(format: Field['format']) =>
	(name: FactName, [from, to]: readonly [number, number], label: string) =>
	(more: More = {}): Field => ({ name, from, length: to - from + 1, label, format, ...more });

const [digits, number, code] = [field('digits'), field('number'), field('code')];
const [flag, yesNo, month, text, people] = [
	...[field('flag'), field('yes-no'), field('month')],
	...[field('text'), field('people')]
] as const;

/** Part I.1 (help for education, § 35a, § 41), fixed width, positions from 1. */
export const layout2010: Layout = {
	...{ part: 'I.1', version: '2010', fromYear: 2010, untilYear: null, length: 208 },
	constants: [
		{ from: 1, text: 'A' },
		{ from: 7, text: '000' }
	],
	fields: [
		digits('land', [2, 3], 'Land')(),
		digits('county', [4, 6], 'Kreis')(),
		digits('institution', [10, 15], 'Einrichtungsnummer')({ wanted: 'always' }),
		number('number', [16, 20], 'Laufende Nummer')({ wanted: 'always' }),
		month('begin', [21, 26], 'Beginn der Hilfe')({ wanted: 'always' }),
		flag('takenOver', [27, 27], 'Übernahme von einem anderen Jugendamt')(),
		digits('kindOfHelp', [28, 29], 'Art der Hilfe')({ wanted: 'always' }),
		code('place', [30, 31], 'Ort der Durchführung')({ list: 'place', wanted: 'always' }),
		code('provider', [32, 33], 'Träger')({ list: 'provider', wanted: 'always' }),
		digits('sex', [34, 34], 'Geschlecht')({ wanted: 'always' }),
		month('birth', [35, 40], 'Geburtsmonat und -jahr')({ wanted: 'always' }),
		people('people', [41, 40 + MOST_PEOPLE * 7], 'Weitere junge Menschen der Familie')(),
		number('peopleOutside', [111, 112], 'Davon außerhalb lebend')(),
		code('whereaboutsBefore', [113, 114], 'Aufenthalt vor der Hilfe')({ list: 'whereabouts', wanted: 'always' }),
		code('family', [115, 115], 'Situation der Familie')({ list: 'family', wanted: 'always' }),
		code('foreignOrigin', [116, 116], 'Ausländische Herkunft eines Elternteils')({ list: 'yesNo', wanted: 'always' }),
		code('germanAtHome', [117, 117], 'Deutsch zu Hause')({ list: 'yesNo', wanted: 'always' }),
		code('transferIncome', [118, 118], 'Transferleistungen')({ list: 'yesNo', wanted: 'always' }),
		code('initiatedBy', [119, 119], 'Angeregt durch')({ list: 'initiator', wanted: 'always' }),
		flag('custody1666', [120, 120], 'Entzug der elterlichen Sorge (§ 1666 BGB)')(),
		flag('suspended', [121, 121], 'Verfahrensaussetzung')(),
		flag('custody1631b', [122, 122], 'Freiheitsentziehende Unterbringung (§ 1631b BGB)')(),
		yesNo('running', [123, 123], 'Hilfe dauert am Jahresende an')(),
		number('contactsInYear', [124, 126], 'Kontakte im Jahr')({ wanted: 'running' }),
		number('intensity', [127, 130], 'Intensität der Hilfe')({ wanted: 'running' }),
		code('reason1', [131, 132], 'Hauptgrund der Hilfe')({ list: 'reason', wanted: 'always' }),
		code('reason2', [133, 134], 'Zweiter Grund')({ list: 'reason' }),
		code('reason3', [135, 136], 'Dritter Grund')({ list: 'reason' }),
		month('end', [137, 142], 'Ende der Hilfe')({ wanted: 'ended' }),
		number('contactsTotal', [143, 145], 'Kontakte insgesamt')({ wanted: 'ended' }),
		flag('contactLongAgo', [146, 146], 'Letzter Kontakt vor mehr als sechs Monaten')(),
		number('intensityAtEnd', [147, 150], 'Intensität der beendeten Hilfe')({ wanted: 'ended' }),
		code('endReason', [151, 152], 'Grund der Beendigung')({ list: 'endReason', wanted: 'ended' }),
		code('whereaboutsAfter', [153, 154], 'Aufenthalt nach der Hilfe')({ list: 'whereabouts', wanted: 'ended' }),
		code('following', [155, 155], 'Anschließende Hilfe')({ list: 'following', wanted: 'ended' }),
		digits('residenceAgs', [156, 163], 'Gemeindeschlüssel des Wohnorts außerhalb')(),
		digits('residencePostalCode', [164, 168], 'Postleitzahl des Wohnorts außerhalb')(),
		text('residencePlace', [169, 208], 'Wohnort außerhalb')()
	],
	lists: codeLists2010,
	sexes: { m: '1', f: '2', d: null }
};

import type { WrittenKind } from './kinds';

/** Places of a letter that hold a text of their own. */
export const slots = [
	'operative',
	'allowances',
	'conditions',
	'reasons',
	'selection',
	'cooperation',
	'costs',
	'remedy',
	'message',
	'billing',
	'meeting',
	'participants',
	'situation',
	'resources',
	'risk',
	'wishes',
	'need',
	'services',
	'alternatives',
	'recommendation',
	'goals',
	'contact',
	'participation',
	'comparison',
	'votes',
	'dissent',
	'decision',
	'addenda',
	'review'
] as const;
export type Slot = (typeof slots)[number];

/** Single facts that a letter names. */
export const factNames = ['person', 'service', 'provider', 'house', 'extent', 'from', 'until', 'price'] as const;
export type FactName = (typeof factNames)[number];

type Words = { label: string; missing: string };

export const slotWords: Record<Slot, Words> = {
	operative: { label: 'Entscheidung', missing: 'Es fehlt die Entscheidung.' },
	allowances: { label: 'Nebenleistungen', missing: 'Es fehlen die Nebenleistungen.' },
	conditions: { label: 'Nebenbestimmungen', missing: 'Es fehlen die Nebenbestimmungen.' },
	reasons: { label: 'Begründung', missing: 'Es fehlt die Begründung.' },
	selection: { label: 'Auswahl der Einrichtung', missing: 'Es fehlt, warum diese Einrichtung gewählt wurde.' },
	cooperation: { label: 'Mitwirkung', missing: 'Es fehlt der Hinweis auf die Mitwirkung.' },
	costs: { label: 'Kostenbeitrag', missing: 'Es fehlt der Hinweis auf den Kostenbeitrag.' },
	remedy: { label: 'Rechtsbehelfsbelehrung', missing: 'Es fehlt die Rechtsbehelfsbelehrung.' },
	message: { label: 'Mitteilung', missing: 'Es fehlt der Text des Schreibens.' },
	billing: { label: 'Abrechnung', missing: 'Es fehlt, wie abgerechnet wird.' },
	meeting: { label: 'Termin und Ort', missing: 'Es fehlen Termin und Ort.' },
	participants: { label: 'Teilnehmende', missing: 'Es fehlen die Teilnehmenden.' },
	situation: { label: 'Situation', missing: 'Es fehlt die Situation.' },
	resources: { label: 'Ressourcen', missing: 'Es fehlen die Ressourcen.' },
	risk: { label: 'Gefährdungseinschätzung', missing: 'Es fehlt die Gefährdungseinschätzung.' },
	wishes: { label: 'Wünsche', missing: 'Es fehlen die Wünsche der Beteiligten.' },
	alternatives: { label: 'Geprüfte Alternativen', missing: 'Es fehlen die geprüften Alternativen.' },
	recommendation: { label: 'Empfehlung', missing: 'Es fehlt die Empfehlung.' },
	goals: { label: 'Ziele', missing: 'Es fehlen die Ziele.' },
	comparison: { label: 'Kostenvergleich', missing: 'Es fehlt der Kostenvergleich.' },
	votes: { label: 'Stimmen', missing: 'Es fehlen die Stimmen.' },
	dissent: { label: 'Abweichende Meinung', missing: 'Es fehlt die abweichende Meinung.' },
	decision: { label: 'Ergebnis', missing: 'Es fehlt das Ergebnis.' },
	addenda: { label: 'Nachträge', missing: 'Es fehlen die Nachträge.' },
	need: { label: 'Bedarf', missing: 'Es fehlt der Bedarf.' },
	services: { label: 'Notwendige Leistungen', missing: 'Es fehlen die notwendigen Leistungen.' },
	contact: { label: 'Kontakte und Absprachen', missing: 'Es fehlen die Absprachen zum Kontakt.' },
	participation: { label: 'Beteiligung', missing: 'Es fehlt, wie der junge Mensch beteiligt war.' },
	review: { label: 'Nächste Überprüfung', missing: 'Es fehlt die nächste Überprüfung.' }
};

export const factWords: Record<FactName, Words> = {
	person: { label: 'Für', missing: 'Es fehlt, um wen es geht.' },
	service: { label: 'Hilfeart', missing: 'Es fehlt die Hilfeart.' },
	provider: { label: 'Träger', missing: 'Es fehlt der Träger.' },
	house: { label: 'Einrichtung', missing: 'Es fehlt die Einrichtung mit ihrem Ort.' },
	extent: { label: 'Umfang', missing: 'Es fehlt der Umfang der Hilfe.' },
	from: { label: 'Beginn', missing: 'Es fehlt der Beginn.' },
	until: { label: 'Ende', missing: 'Es fehlt das Ende.' },
	price: { label: 'Entgelt', missing: 'Es fehlt das Entgelt.' }
};

/** Who a letter may go to. */
export type Standing = 'custodian' | 'young-adult' | 'provider' | 'participant';

type Shape = {
	to: readonly Standing[];
	facts: readonly FactName[];
	optionalFacts?: readonly FactName[];
	slots: readonly Slot[];
	optionalSlots?: readonly Slot[];
};

const family: readonly Standing[] = ['custodian', 'young-adult'];
const help = ['person', 'service', 'provider', 'house', 'extent', 'from', 'until'] as const satisfies FactName[];

/**
 * What each kind contains, in the order of the page. A notice is definite (§ 33 Abs. 1 SGB X), gives its reasons (§ 35
 * SGB X, § 36 Abs. 2 SGB VIII) and names the legal remedy (§ 36 SGB X); the choice of the house follows § 5 and § 36
 * Abs. 1 SGB VIII, duties to cooperate §§ 60 ff. SGB I, the cost contribution §§ 91 ff. SGB VIII. What goes to the
 * provider has no place for anything of the Hilfeplan (§ 64 SGB VIII).
 */
const shapes: Record<WrittenKind, Shape> = {
	grant: {
		to: family,
		facts: help,
		slots: ['operative', 'reasons', 'selection', 'cooperation', 'costs', 'remedy'],
		optionalSlots: ['allowances', 'conditions']
	},
	change: {
		to: family,
		facts: ['person', 'service', 'from'],
		optionalFacts: ['provider', 'house', 'extent', 'until'],
		slots: ['operative', 'reasons', 'cooperation', 'remedy'],
		optionalSlots: ['allowances', 'conditions', 'selection', 'costs']
	},
	extension: {
		to: family,
		facts: help,
		slots: ['operative', 'reasons', 'cooperation', 'costs', 'remedy'],
		optionalSlots: ['allowances', 'conditions']
	},
	rejection: {
		to: family,
		facts: ['person', 'service'],
		slots: ['operative', 'reasons', 'remedy'],
		optionalSlots: ['cooperation']
	},
	termination: {
		to: family,
		facts: ['person', 'service', 'until'],
		optionalFacts: ['provider', 'house'],
		slots: ['operative', 'reasons', 'remedy'],
		optionalSlots: ['conditions', 'cooperation', 'costs']
	},
	'cost-commitment': { to: ['provider'], facts: [...help, 'price'], slots: ['operative', 'billing'] },
	'reservation-confirmation': { to: ['provider'], facts: help, optionalFacts: ['price'], slots: ['message'] },
	'consultation-invitation': {
		to: ['participant', ...family],
		facts: ['person'],
		slots: ['message', 'meeting'],
		optionalSlots: ['participants']
	},
	'consultation-record': {
		to: [],
		facts: ['person'],
		optionalFacts: ['service', 'extent', 'from', 'until'],
		slots: ['participants', 'situation', 'risk', 'wishes', 'alternatives', 'votes', 'decision'],
		optionalSlots: ['resources', 'recommendation', 'goals', 'comparison', 'dissent', 'addenda']
	},
	'help-plan': {
		to: [],
		facts: ['person'],
		optionalFacts: ['service', 'from', 'until'],
		slots: ['need', 'goals', 'participation'],
		optionalSlots: ['services', 'contact', 'review']
	}
};

const inOrder = <Name extends string>(all: readonly Name[], names: readonly Name[]) =>
	all.filter((name) => names.includes(name));

export const slotsOf = (kind: WrittenKind): Slot[] => {
	const { slots: required, optionalSlots = [] } = shapes[kind];
	return inOrder(slots, [...required, ...optionalSlots]);
};

export const factsOf = (kind: WrittenKind): FactName[] => {
	const { facts, optionalFacts = [] } = shapes[kind];
	return inOrder(factNames, [...facts, ...optionalFacts]);
};

export const isRequiredSlot = (kind: WrittenKind, slot: Slot) => shapes[kind].slots.includes(slot);
export const isRequiredFact = (kind: WrittenKind, fact: FactName) => shapes[kind].facts.includes(fact);

/** Empty for what stays in the file and is sent to nobody. */
export const standingsFor = (kind: WrittenKind): readonly Standing[] => shapes[kind].to;

/** Goes to the provider: names no more of the person than the provider knows already. */
export const goesToProvider = (kind: WrittenKind) => standingsFor(kind).includes('provider');

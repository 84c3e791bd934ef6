import { workRuleOn } from '../cases/work-rules';
import { addDays, formatDay, type Day } from '../day';
import { canFollow, isFinal, stateAt, stateChain, type PlacementEventKind, type PlacementState } from './states';

/** What a person can do with a placement, and the event it records. */
const eventOf = {
	reserve: 'reserved',
	withdraw: 'withdrawn',
	book: 'booked',
	answer: 'answered',
	consent: 'consented',
	decline: 'declined',
	arrive: 'arrived',
	'not-arrived': 'not-arrived',
	extend: 'extended',
	shorten: 'shortened',
	transfer: 'transferred',
	end: 'ended'
} as const satisfies Record<string, PlacementEventKind>;
export type PlacementAction = keyof typeof eventOf;

export type PlacementSide = 'office' | 'provider';

/** In the order of the buttons; arrival and end are seen by both sides, so either may record them. */
export const actionsOf: Record<PlacementSide, readonly PlacementAction[]> = {
	office: ['reserve', 'book', 'arrive', 'extend', 'shorten', 'transfer', 'end', 'not-arrived', 'withdraw'],
	provider: ['consent', 'answer', 'decline', 'arrive', 'end', 'not-arrived']
};

export const actionLabels: Record<PlacementAction, string> = {
	reserve: 'Reservieren',
	withdraw: 'Zurückziehen',
	book: 'Buchen',
	answer: 'Platz möglich',
	consent: 'Zusagen',
	decline: 'Absagen',
	arrive: 'Aufnahme eintragen',
	'not-arrived': 'Nicht angekommen',
	extend: 'Verlängern',
	shorten: 'Verkürzen',
	transfer: 'Wechseln',
	end: 'Ende eintragen'
};

export type PlacementFacts = {
	begin: Day;
	/** Deadline of the request or hold; null = none. */
	holdUntil: string | null;
	/** The provider has already said that it could take the person. */
	answered: boolean;
	/** Why the office's rule lets nobody book yet; null when it does. */
	bookingWaitsFor?: string | null;
	/** Another stay of the same need is not over yet. */
	livesElsewhere?: boolean;
	/** The place that comes after this one is booked already. */
	followed?: boolean;
	today: Day;
	now: string;
};

export type PossibleAction = {
	action: PlacementAction;
	possible: boolean;
	reason: string | null;
	/** What leads on from here: shown also while it is not possible. */
	next: boolean;
};

/** What leads along the chain, in its order, and how far it leads. */
const leadsTo = [
	['reserve', 'reserved'],
	['consent', 'consented'],
	['book', 'booked'],
	['arrive', 'active'],
	['end', 'ended']
] as const satisfies readonly (readonly [PlacementAction, (typeof stateChain)[number]])[];

/** The first step of a side that is not behind the state; none once the chain has stopped. */
function nextOf(state: PlacementState, side: PlacementSide): PlacementAction | null {
	const position = (reached: string) => (stateChain as readonly string[]).indexOf(reached);
	if (isFinal(state)) return null;
	const ahead = leadsTo.filter(([, reached]) => position(reached) > position(state));
	return ahead.find(([action]) => actionsOf[side].includes(action))?.[0] ?? null;
}

/** Every action of a side; one that is not possible now says why, so that it is shown disabled with its reason. */
export function actionsFor(state: PlacementState, side: PlacementSide, facts: PlacementFacts): PossibleAction[] {
	const current = stateAt(state, facts.holdUntil, facts.now);
	const next = nextOf(current, side);
	return actionsOf[side].map((action) => {
		const reason = canFollow(current, eventOf[action]) ? (obstacles[action]?.(facts) ?? null) : whyNot(action, current);
		return { action, possible: reason === null, reason, next: action === next };
	});
}

/** What stands in the way although the state would allow it. */
const obstacles: Partial<Record<PlacementAction, (facts: PlacementFacts) => string | null>> = {
	book: ({ bookingWaitsFor = null }) => bookingWaitsFor,
	transfer: ({ followed = false }) => (followed ? 'Der nächste Platz ist bereits gebucht.' : null),
	answer: ({ answered }) => (answered ? 'Sie haben bereits geantwortet.' : null),
	arrive: (facts) =>
		tooEarly(-workRuleOn('early-arrival-days', facts.today), facts) ??
		(facts.livesElsewhere === true ? STILL_ELSEWHERE : null),
	'not-arrived': (facts) => tooEarly(0, facts)
};

/** Not before this many days after (or, negative, before) the begin. */
const tooEarly = (days: number, { begin, today }: PlacementFacts) =>
	today < addDays(begin, days) ? `Die Hilfe beginnt erst am ${formatDay(begin)}.` : null;

const STILL_ELSEWHERE = 'Der junge Mensch ist noch anderswo aufgenommen. Dort muss zuerst das Ende eingetragen werden.';

const reached: Record<PlacementState, string> = {
	requested: 'Es ist noch kein Platz reserviert.',
	reserved: 'Der Platz ist bereits reserviert.',
	consented: 'Der Anbieter hat bereits zugesagt.',
	declined: 'Der Anbieter hat abgesagt.',
	expired: 'Die Frist ist abgelaufen.',
	withdrawn: 'Das Jugendamt hat den Vorgang zurückgezogen.',
	booked: 'Der Platz ist bereits gebucht.',
	active: 'Der junge Mensch ist bereits aufgenommen.',
	'not-arrived': 'Der junge Mensch ist nicht angekommen.',
	ended: 'Die Hilfe ist beendet.',
	transferred: 'Der junge Mensch hat das Angebot gewechselt.'
};

const notYetBooked = { reserved: 'Der Platz ist noch nicht gebucht.', consented: 'Der Platz ist noch nicht gebucht.' };
const notYetArrived = 'Der junge Mensch ist noch nicht aufgenommen.';

/** Where an action has more to say than the state alone. */
const particular: Partial<Record<PlacementAction, Partial<Record<PlacementState, string>>>> = {
	book: { reserved: 'Der Anbieter hat noch nicht zugesagt.' },
	withdraw: { active: 'Der junge Mensch ist bereits aufgenommen. Tragen Sie stattdessen das Ende ein.' },
	consent: { requested: 'Das Jugendamt hat noch keinen Platz reserviert.' },
	decline: { consented: 'Sie haben bereits zugesagt. Bitte sprechen Sie mit dem Jugendamt.' },
	arrive: notYetBooked,
	'not-arrived': notYetBooked,
	extend: notYetBooked,
	shorten: notYetBooked,
	transfer: { ...notYetBooked, booked: notYetArrived },
	end: { ...notYetBooked, booked: notYetArrived }
};

const whyNot = (action: PlacementAction, state: PlacementState) => particular[action]?.[state] ?? reached[state];

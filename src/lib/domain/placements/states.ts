import type { OccupancyKind } from '../capacity/kinds';
import { DomainError } from '../errors';

/** The chain from request to leaving. A state is never set by hand: it follows from the recorded events. */
export const placementStates = [
	'requested',
	'reserved',
	'consented',
	'declined',
	'expired',
	'withdrawn',
	'booked',
	'active',
	'not-arrived',
	'ended',
	/** Ended here and begun at another place on the same day. */
	'transferred'
] as const;
export type PlacementState = (typeof placementStates)[number];

export const placementEventKinds = [
	'requested',
	/** The provider could take the person; no promise, no capacity, and it still does not know who it is. */
	'answered',
	'reserved',
	'consented',
	'declined',
	'expired',
	'withdrawn',
	'booked',
	'arrived',
	'not-arrived',
	/** A later last day, with the conflict check of a new booking. */
	'extended',
	/** An earlier last day; the days after it are returned at once. */
	'shortened',
	'ended',
	'transferred'
] as const;
export type PlacementEventKind = (typeof placementEventKinds)[number];

/** A chain begins as a question, as a hold, or as a booking agreed outside the portal. */
export const firstEvents = ['requested', 'reserved', 'booked'] as const satisfies readonly PlacementEventKind[];

/** What may happen in each state; nothing else ever may. */
export const nextEvents = {
	requested: ['answered', 'reserved', 'declined', 'expired', 'withdrawn'],
	reserved: ['consented', 'declined', 'expired', 'withdrawn'],
	consented: ['booked', 'expired', 'withdrawn'],
	booked: ['arrived', 'not-arrived', 'withdrawn', 'extended', 'shortened'],
	active: ['ended', 'transferred', 'extended', 'shortened'],
	declined: [],
	expired: [],
	withdrawn: [],
	'not-arrived': [],
	ended: [],
	transferred: []
} as const satisfies Record<PlacementState, readonly PlacementEventKind[]>;

/** The state an event leads to; null = it leaves the state as it is. */
const reachedBy: Record<PlacementEventKind, PlacementState | null> = {
	requested: 'requested',
	answered: null,
	reserved: 'reserved',
	consented: 'consented',
	declined: 'declined',
	expired: 'expired',
	withdrawn: 'withdrawn',
	booked: 'booked',
	arrived: 'active',
	'not-arrived': 'not-arrived',
	extended: null,
	shortened: null,
	ended: 'ended',
	transferred: 'transferred'
};

/** What the placement takes of the offer's capacity in each state. */
export const capacityOf: Record<PlacementState, OccupancyKind | null> = {
	requested: null,
	reserved: 'held',
	consented: 'held',
	declined: null,
	expired: null,
	withdrawn: null,
	booked: 'booked',
	active: 'stayed',
	'not-arrived': null,
	ended: null,
	transferred: null
};

/** Whether an event may follow; `state` null = nothing has happened yet. */
export const canFollow = (state: PlacementState | null, kind: PlacementEventKind) =>
	(state === null ? firstEvents : (nextEvents[state] as readonly PlacementEventKind[])).some((next) => next === kind);

/** @throws DomainError 'placement/wrong-state' when the event may not follow. */
export function stateAfterEvent(state: PlacementState | null, kind: PlacementEventKind): PlacementState {
	const next = reachedBy[kind] ?? state;
	if (!canFollow(state, kind) || next === null) throw new DomainError('placement/wrong-state', { state, event: kind });
	return next;
}

/** The state after all events, in the order in which they happened; null before the first. */
export const stateAfter = (events: readonly { kind: PlacementEventKind }[]) =>
	events.reduce<PlacementState | null>((state, { kind }) => stateAfterEvent(state, kind), null);

/** Nothing can happen any more. */
export const isFinal = (state: PlacementState) => nextEvents[state].length === 0;

/**
 * The state as it counts at this moment: a deadline that has passed ends a request or a hold,
 * whether or not the job has already recorded it.
 */
export function stateAt(state: PlacementState, holdUntil: string | null, now: string): PlacementState {
	const canExpire = canFollow(state, 'expired');
	return canExpire && holdUntil !== null && Date.parse(holdUntil) <= Date.parse(now) ? 'expired' : state;
}

export const stateLabels: Record<PlacementState, string> = {
	requested: 'angefragt',
	reserved: 'reserviert',
	consented: 'zugesagt',
	declined: 'abgesagt',
	expired: 'verfallen',
	withdrawn: 'zurückgezogen',
	booked: 'gebucht',
	active: 'aufgenommen',
	'not-arrived': 'nicht angekommen',
	ended: 'beendet',
	transferred: 'gewechselt'
};

/** The steps shown as a chain, from left to right. */
export const stateChain = ['requested', 'reserved', 'consented', 'booked', 'active', 'ended'] as const;

/** As a line of the case's time line. */
export const eventLabels: Record<PlacementEventKind, string> = {
	requested: 'Anfrage gesendet',
	answered: 'Anbieter: Platz möglich',
	reserved: 'Platz reserviert',
	consented: 'Anbieter hat zugesagt',
	declined: 'Anbieter hat abgesagt',
	expired: 'Frist abgelaufen',
	withdrawn: 'Zurückgezogen',
	booked: 'Platz gebucht',
	arrived: 'Aufgenommen',
	'not-arrived': 'Nicht angekommen',
	extended: 'Verlängert',
	shortened: 'Verkürzt',
	ended: 'Hilfe beendet',
	transferred: 'In ein anderes Angebot gewechselt'
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occupancyKinds } from '../capacity/kinds';
import { DomainError } from '../errors';
import {
	canFollow,
	capacityOf,
	eventLabels,
	firstEvents,
	isFinal,
	nextEvents,
	placementEventKinds,
	placementStates,
	stateAfter,
	stateAfterEvent,
	stateAt,
	stateChain,
	stateLabels,
	type PlacementEventKind,
	type PlacementState
} from './states';

const events = (...kinds: PlacementEventKind[]) => kinds.map((kind) => ({ kind }));
const anyEvents = fc.array(fc.constantFrom(...placementEventKinds), { maxLength: 8 });

/** Any history that can really happen: one possible event after the other. */
const anyHistory = fc.array(fc.nat(), { minLength: 1, maxLength: 8 }).map((picks) => {
	const history: PlacementEventKind[] = [];
	for (const pick of picks) {
		const state = stateAfter(events(...history));
		const possible = state === null ? firstEvents : nextEvents[state];
		const next = possible[pick % Math.max(1, possible.length)];
		if (next) history.push(next);
	}
	return history;
});

describe('stateAfter', () => {
	it.each<[string, PlacementEventKind[], PlacementState | null]>([
		['nothing happened', [], null],
		['request', ['requested'], 'requested'],
		['the provider could take the person: still a request', ['requested', 'answered', 'answered'], 'requested'],
		['reserved without a request', ['reserved'], 'reserved'],
		['consent', ['requested', 'answered', 'reserved', 'consented'], 'consented'],
		['the whole chain', ['requested', 'reserved', 'consented', 'booked', 'arrived', 'ended'], 'ended'],
		['booking agreed outside the portal', ['booked', 'arrived'], 'active'],
		['deadline', ['reserved', 'expired'], 'expired'],
		['withdrawn before begin', ['reserved', 'consented', 'booked', 'withdrawn'], 'withdrawn'],
		['did not come', ['reserved', 'consented', 'booked', 'not-arrived'], 'not-arrived']
	])('%s', (_case, history, expected) => {
		expect(stateAfter(events(...history))).toBe(expected);
	});

	it.each<[string, PlacementEventKind[]]>([
		['consent after the deadline', ['reserved', 'expired', 'consented']],
		['consent twice', ['reserved', 'consented', 'consented']],
		['consent for a withdrawn reservation', ['reserved', 'withdrawn', 'consented']],
		['consent without a reservation', ['requested', 'consented']],
		['booking without consent', ['reserved', 'booked']],
		['arrival without booking', ['reserved', 'consented', 'arrived']],
		['end without arrival', ['booked', 'ended']],
		['withdrawal of a running stay', ['booked', 'arrived', 'withdrawn']],
		['a chain that begins in the middle', ['consented']]
	])('refuses %s', (_case, history) => {
		expect(() => stateAfter(events(...history))).toThrow(DomainError);
	});

	it('follows from the events alone: any order either leads to one state or is refused', () => {
		fc.assert(
			fc.property(anyEvents, (history) => {
				const possible = history.every((kind, index) => {
					const before = attempt(history.slice(0, index));
					return before !== 'refused' && canFollow(before, kind);
				});
				expect(attempt(history) === 'refused').toBe(!possible);
			})
		);
	});
	it('is the same for each step as for the whole history', () => {
		fc.assert(
			fc.property(anyHistory, (history) => {
				const stepwise = history.reduce<PlacementState | null>((state, kind) => stateAfterEvent(state, kind), null);
				expect(stateAfter(events(...history))).toBe(stepwise);
			})
		);
	});
	it('never comes back: each state is entered at most once', () => {
		fc.assert(
			fc.property(anyHistory, (history) => {
				const states = history.map((_kind, index) => stateAfter(events(...history.slice(0, index + 1))));
				const entered = states.filter((state, index) => state !== states[index - 1]);
				expect(new Set(entered).size).toBe(entered.length);
			})
		);
	});
});

function attempt(history: readonly PlacementEventKind[]) {
	try {
		return stateAfter(events(...history));
	} catch (error) {
		expect(error).toMatchObject({ code: 'placement/wrong-state' });
		return 'refused';
	}
}

describe('the table', () => {
	it('reaches every state', () => {
		const reached = new Set<PlacementState>();
		const open: (PlacementState | null)[] = [null];
		for (let state = open.pop(); state !== undefined; state = open.pop()) {
			for (const kind of state === null ? firstEvents : nextEvents[state]) {
				const next = stateAfterEvent(state, kind);
				if (!reached.has(next)) open.push(next);
				reached.add(next);
			}
		}
		expect([...reached].sort()).toEqual([...placementStates].sort());
	});
	it('lets every event happen somewhere', () => {
		const possible = new Set<PlacementEventKind>([...firstEvents, ...Object.values(nextEvents).flat()]);
		expect([...possible].sort()).toEqual([...placementEventKinds].sort());
	});
	it('ends where nothing is held any more', () => {
		for (const state of placementStates.filter(isFinal)) expect(capacityOf[state]).toBeNull();
		expect(placementStates.filter(isFinal)).toEqual([
			'declined',
			'expired',
			'withdrawn',
			'not-arrived',
			'ended',
			'transferred'
		]);
	});
	it('takes capacity from the hold to the stay', () => {
		expect(stateChain.map((state) => capacityOf[state])).toEqual([null, 'held', 'held', 'booked', 'stayed', null]);
		expect(occupancyKinds).toEqual(expect.arrayContaining(['held', 'booked', 'stayed']));
	});
	it('has a German word for each state and event', () => {
		expect(Object.keys(stateLabels).sort()).toEqual([...placementStates].sort());
		expect(Object.keys(eventLabels).sort()).toEqual([...placementEventKinds].sort());
	});
});

describe('stateAt', () => {
	const now = '2026-11-22T12:00:00Z';
	it.each<[PlacementState, string | null, PlacementState]>([
		['reserved', '2026-11-22T12:00:01Z', 'reserved'],
		['reserved', '2026-11-22T12:00:00Z', 'expired'],
		['reserved', '2026-11-22T12:30:00+01:00', 'expired'],
		['requested', '2026-11-22T11:00:00Z', 'expired'],
		['consented', '2026-11-22T11:00:00Z', 'expired'],
		['booked', '2026-11-22T11:00:00Z', 'booked'],
		['declined', '2026-11-22T11:00:00Z', 'declined'],
		['reserved', null, 'reserved']
	])('%s with a deadline at %s is %s', (state, holdUntil, expected) => {
		expect(stateAt(state, holdUntil, now)).toBe(expected);
	});
});

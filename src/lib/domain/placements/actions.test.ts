import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import {
	actionLabels,
	actionsFor,
	actionsOf,
	type PlacementAction,
	type PlacementFacts,
	type PlacementSide
} from './actions';
import { isFinal, placementStates, type PlacementState } from './states';

const facts = (given: Partial<PlacementFacts> = {}): PlacementFacts => ({
	begin: '2026-11-20' as Day,
	holdUntil: '2026-11-24T12:00:00Z',
	answered: false,
	today: '2026-11-22' as Day,
	now: '2026-11-22T12:00:00Z',
	...given
});
const possible = (state: PlacementState, side: PlacementSide, given?: Partial<PlacementFacts>) =>
	actionsFor(state, side, facts(given))
		.filter((one) => one.possible)
		.map(({ action }) => action);
const reasonOf = (state: PlacementState, action: PlacementAction, given?: Partial<PlacementFacts>) =>
	(['office', 'provider'] as const)
		.flatMap((side) => actionsFor(state, side, facts(given)))
		.find((one) => one.action === action)?.reason;

describe('what can be done', () => {
	it.each<[PlacementState, PlacementSide, PlacementAction[]]>([
		['requested', 'office', ['reserve', 'withdraw']],
		['requested', 'provider', ['answer', 'decline']],
		['reserved', 'office', ['withdraw']],
		['reserved', 'provider', ['consent', 'decline']],
		['consented', 'office', ['book', 'withdraw']],
		['consented', 'provider', []],
		['booked', 'office', ['arrive', 'extend', 'shorten', 'not-arrived', 'withdraw']],
		['booked', 'provider', ['arrive', 'not-arrived']],
		['active', 'office', ['extend', 'shorten', 'transfer', 'end']],
		['active', 'provider', ['end']]
	])('%s, %s: %j', (state, side, actions) => {
		expect(possible(state, side)).toEqual(actions);
	});
	it.each(placementStates.filter(isFinal))('%s: nothing', (state) => {
		expect([...possible(state, 'office'), ...possible(state, 'provider')]).toEqual([]);
	});
});

describe('what leads on', () => {
	const nextOf = (state: PlacementState, side: PlacementSide, given?: Partial<PlacementFacts>) =>
		actionsFor(state, side, facts(given)).filter(({ next }) => next);

	it.each<[PlacementState, PlacementSide, PlacementAction]>([
		['requested', 'office', 'reserve'],
		['requested', 'provider', 'consent'],
		['reserved', 'office', 'book'],
		['reserved', 'provider', 'consent'],
		['consented', 'office', 'book'],
		['consented', 'provider', 'arrive'],
		['booked', 'office', 'arrive'],
		['active', 'provider', 'end']
	])('%s, %s: %s', (state, side, action) => {
		expect(nextOf(state, side)).toMatchObject([{ action }]);
	});
	it('stays the next one, with its reason, while the office waits for the team', () => {
		const bookingWaitsFor = 'Es fehlt noch eine Teamberatung.';
		expect(nextOf('consented', 'office', { bookingWaitsFor })).toEqual([
			{ action: 'book', possible: false, reason: bookingWaitsFor, next: true }
		]);
	});
	it.each(placementStates.filter(isFinal))('%s: nothing', (state) => {
		expect([...nextOf(state, 'office'), ...nextOf(state, 'provider')]).toEqual([]);
	});
});

describe('why not', () => {
	it.each<[PlacementState, PlacementAction, string]>([
		['reserved', 'book', 'Der Anbieter hat noch nicht zugesagt.'],
		['requested', 'book', 'Es ist noch kein Platz reserviert.'],
		['booked', 'book', 'Der Platz ist bereits gebucht.'],
		['requested', 'consent', 'Das Jugendamt hat noch keinen Platz reserviert.'],
		['consented', 'consent', 'Der Anbieter hat bereits zugesagt.'],
		['withdrawn', 'consent', 'Das Jugendamt hat den Vorgang zurückgezogen.'],
		['expired', 'consent', 'Die Frist ist abgelaufen.'],
		['consented', 'arrive', 'Der Platz ist noch nicht gebucht.'],
		['booked', 'end', 'Der junge Mensch ist noch nicht aufgenommen.'],
		['active', 'withdraw', 'Der junge Mensch ist bereits aufgenommen. Tragen Sie stattdessen das Ende ein.'],
		['ended', 'end', 'Die Hilfe ist beendet.']
	])('%s, %s: %s', (state, action, reason) => {
		expect(reasonOf(state, action)).toBe(reason);
	});
	it('a deadline that has passed counts, whether or not it was recorded', () => {
		const late = { holdUntil: '2026-11-22T11:59:59Z' };
		expect(reasonOf('reserved', 'consent', late)).toBe('Die Frist ist abgelaufen.');
		expect(reasonOf('consented', 'book', late)).toBe('Die Frist ist abgelaufen.');
		expect(possible('booked', 'office', late)).toContain('arrive');
	});
	it.each([
		['arrive', '2026-12-07', 'Die Hilfe beginnt erst am 07.12.2026.'],
		['arrive', '2026-12-06', null], // two weeks early
		['not-arrived', '2026-11-23', 'Die Hilfe beginnt erst am 23.11.2026.'],
		['not-arrived', '2026-11-22', null]
	] as const)('%s with begin on %s: %s', (action, begin, reason) => {
		expect(reasonOf('booked', action, { begin: begin as Day })).toBe(reason);
	});
	it('nobody arrives while another stay of the same need is not over', () => {
		expect(reasonOf('booked', 'arrive', { livesElsewhere: true })).toContain('noch anderswo aufgenommen');
		expect(possible('booked', 'provider', { livesElsewhere: true })).toEqual(['not-arrived']);
	});
	it('a second place to go to is not looked for', () => {
		expect(reasonOf('active', 'transfer', { followed: true })).toBe('Der nächste Platz ist bereits gebucht.');
		expect(reasonOf('booked', 'transfer')).toBe('Der junge Mensch ist noch nicht aufgenommen.');
	});
	it('one answer is enough', () => {
		expect(reasonOf('requested', 'answer', { answered: true })).toBe('Sie haben bereits geantwortet.');
	});
	it('every action that is not possible says why, and no other does', () => {
		const sides = fc.constantFrom<PlacementSide>('office', 'provider');
		fc.assert(
			fc.property(fc.constantFrom(...placementStates), sides, fc.boolean(), (state, side, answered) => {
				const actions = actionsFor(state, side, facts({ answered }));
				expect(actions.map(({ action }) => action)).toEqual(actionsOf[side]);
				for (const { possible: can, reason } of actions) expect(reason ?? '').toMatch(can ? /^$/u : /\.$/u);
			})
		);
	});
	it('each action has a German word', () => {
		expect(
			Object.values(actionsOf)
				.flat()
				.every((action) => actionLabels[action].length > 0)
		).toBe(true);
	});
});

import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { nextStep, type StepFacts } from './next-step';
import type { PlacementState } from './states';

const today = '2026-11-22' as Day;
const yesterday = '2026-11-21' as Day;
const tomorrow = '2026-11-23' as Day;

const facts = (given: Partial<StepFacts> = {}): StepFacts => ({
	...{ state: null, consentOpen: false, toBook: false, commitmentMissing: false },
	...{ firstArrivalDue: null, firstEndDue: null },
	...given
});
const textOf = (given: Partial<StepFacts>) => nextStep(facts(given), today);

describe('a case with one placement', () => {
	const steps: [state: PlacementState | null, given: Partial<StepFacts>, text: string | null, late: boolean][] = [
		[null, {}, 'Platz suchen', false],
		['declined', {}, 'Platz suchen', false],
		['expired', {}, 'Platz suchen', false],
		['withdrawn', {}, 'Platz suchen', false],
		['not-arrived', {}, 'Platz suchen', false],
		['requested', {}, 'Antwort abwarten oder reservieren', false],
		['reserved', { consentOpen: true }, 'Zusage abwarten', false],
		['consented', { toBook: true }, 'Buchen', false],
		['booked', { firstArrivalDue: tomorrow, commitmentMissing: true }, 'Kostenzusage schreiben', false],
		['booked', { firstArrivalDue: tomorrow }, 'Ankunft eintragen', false],
		['booked', { firstArrivalDue: today, commitmentMissing: true }, 'Ankunft eintragen', false],
		['booked', { firstArrivalDue: yesterday }, 'Ankunft eintragen', true],
		['active', { firstEndDue: today }, null, false],
		['active', { firstEndDue: tomorrow, commitmentMissing: true }, 'Kostenzusage schreiben', false],
		['active', { firstEndDue: yesterday }, 'Ende eintragen', true],
		['ended', {}, null, false],
		['transferred', {}, null, false]
	];
	it.each(steps)('%s, %j: %s', (state, given, text, late) => {
		expect(textOf({ state, ...given })).toEqual(text === null ? null : expect.objectContaining({ text, late }));
	});
});

describe('a case with a home and a next place or a tutor', () => {
	const home = { state: 'active' as const, firstEndDue: tomorrow };
	it.each<[Partial<StepFacts>, string]>([
		[{ consentOpen: true }, 'Zusage abwarten'],
		[{ consentOpen: true, toBook: true }, 'Buchen'],
		[{ toBook: true, firstArrivalDue: yesterday }, 'Ankunft eintragen'],
		[{ firstArrivalDue: tomorrow }, 'Ankunft eintragen']
	])('%j: %s', (given, text) => {
		expect(textOf({ ...home, ...given })?.text).toBe(text);
	});
});

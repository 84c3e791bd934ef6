import { expect, it } from 'vitest';
import type { Day } from '../day';
import { nextStep } from './next-step';
import type { PlacementState } from './states';

const today = '2026-11-22' as Day;
const yesterday = '2026-11-21' as Day;
const tomorrow = '2026-11-23' as Day;

const steps: [state: PlacementState | null, begin: Day, end: Day, text: string | null, late: boolean][] = [
	[null, tomorrow, tomorrow, 'Platz suchen', false],
	['declined', tomorrow, tomorrow, 'Platz suchen', false],
	['expired', tomorrow, tomorrow, 'Platz suchen', false],
	['withdrawn', tomorrow, tomorrow, 'Platz suchen', false],
	['not-arrived', yesterday, tomorrow, 'Platz suchen', false],
	['requested', tomorrow, tomorrow, 'Antwort abwarten oder reservieren', false],
	['reserved', tomorrow, tomorrow, 'Zusage abwarten', false],
	['consented', tomorrow, tomorrow, 'Buchen', false],
	['booked', today, tomorrow, 'Ankunft eintragen', false],
	['booked', yesterday, tomorrow, 'Ankunft eintragen', true],
	['active', yesterday, today, null, false],
	['active', yesterday, yesterday, 'Ende eintragen', true],
	['ended', yesterday, yesterday, null, false]
];

it.each(steps)('%s from %s until %s: %s', (state, begin, end, text, late) => {
	expect(nextStep({ state, begin, end }, today)).toEqual(text === null ? null : { text, late });
});

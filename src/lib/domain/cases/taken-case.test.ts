import { describe, expect, it } from 'vitest';
import { endsSoon, isOver, keptUntil, pinProblem } from './taken-case';

describe('pinProblem', () => {
	it.each([
		['482913', null],
		['482913770012', null],
		['48291', 'Die PIN braucht 6 bis 12 Ziffern.'],
		['4829137700125', 'Die PIN braucht 6 bis 12 Ziffern.'],
		['48291a', 'Bitte nur Ziffern eingeben.'],
		['', 'Bitte nur Ziffern eingeben.'],
		['111111', 'Bitte keine Reihe und nicht immer dieselbe Ziffer.'],
		['123456', 'Bitte keine Reihe und nicht immer dieselbe Ziffer.'],
		['987654', 'Bitte keine Reihe und nicht immer dieselbe Ziffer.']
	])('%s', (pin, problem) => {
		expect(pinProblem(pin)).toBe(problem);
	});
});

describe('isOver', () => {
	const takenAt = '2026-11-21T14:05:00.000Z';
	it.each([
		['2026-11-21T14:05:00.000Z', 0, false],
		['2026-11-22T14:04:59.999Z', 4, false],
		['2026-11-22T14:05:00.000Z', 0, true],
		['2026-11-21T15:00:00.000Z', 5, true],
		// A clock that runs a little behind, and one that was set back.
		['2026-11-21T14:00:00.000Z', 0, false],
		['2026-11-21T12:00:00.000Z', 0, true]
	])('at %s after %i wrong tries: %s', (now, tries, over) => {
		expect(isOver({ takenAt, tries }, now)).toBe(over);
	});

	it('says when it will be', () => {
		expect(keptUntil({ takenAt })).toBe('2026-11-22T14:05:00.000Z');
	});

	it.each([
		['2026-11-22T12:04:59.999Z', false],
		['2026-11-22T12:05:00.000Z', true]
	])('is announced two hours before: at %s %s', (now, soon) => {
		expect(endsSoon({ takenAt }, now)).toBe(soon);
	});
});

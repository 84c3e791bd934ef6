import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { booking, closing, withdrawing, type Hanging } from './cascade';
import { isFinal, placementStates, type PlacementState } from './states';

const placed = (state: PlacementState, placementId: string = state) => ({
	...{ placementId, state, facility: 'Haus am Bodden', begin: '2027-01-11' as Day, end: '2027-07-12' as Day }
});
const hanging = (given: Partial<Hanging> = {}): Hanging => ({
	...{ placements: [], commitments: [], notices: [], openConsultations: 0, validPlan: false },
	...given
});
const commitment = (placementId: string) => ({ placementId, postedOn: '2026-11-20' as Day });

describe('withdrawing a placement', () => {
	it('takes its cost commitment along, and no other', () => {
		const given = hanging({
			placements: [placed('booked'), placed('requested')],
			commitments: [commitment('booked'), commitment('other')]
		});
		expect(withdrawing(given, 'booked')).toEqual({
			withdraws: ['booked'],
			takesAlong: ['Die Kostenzusage vom 20.11.2026 gilt nicht mehr.'],
			remains: [],
			blockedBy: []
		});
	});
	it('is blocked while the person lives there', () => {
		expect(withdrawing(hanging({ placements: [placed('active')] }), 'active')).toEqual({
			withdraws: [],
			takesAlong: [],
			remains: [],
			blockedBy: ['Der junge Mensch ist in Haus am Bodden aufgenommen: bitte zuerst das Ende eintragen.']
		});
	});
});

describe('a notice that has gone out', () => {
	const notice = (placementId: string, grants: boolean, postedOn = '2026-11-20') => ({
		...{ placementId, title: grants ? 'Bewilligungsbescheid' : 'Einstellungsbescheid', grants },
		postedOn: postedOn as Day
	});
	const remaining = (...notices: Hanging['notices']) =>
		withdrawing(hanging({ placements: [placed('booked')], notices }), 'booked').remains;

	it('holds until somebody decides otherwise, and that is said beforehand', () => {
		expect(remaining(notice('booked', true), notice('other', true))).toEqual([
			'Bewilligungsbescheid vom 20.11.2026 gilt weiter: bitte die Hilfe ändern oder einstellen.'
		]);
	});
	it('is no matter any more once a newer one has ended the help', () => {
		expect(remaining(notice('booked', false, '2026-11-21'), notice('booked', true))).toEqual([]);
	});
});

describe('booking a placement', () => {
	it('withdraws what else is open for the same need, with what hangs on it', () => {
		const given = hanging({
			placements: [placed('consented'), placed('reserved'), placed('requested'), placed('active')],
			commitments: [commitment('reserved'), commitment('consented')]
		});
		expect(booking(given, ['reserved', 'active'])).toEqual({
			withdraws: ['reserved'],
			takesAlong: [
				'Die Reservierung in Haus am Bodden (11.01.2027 – 12.07.2027) wird zurückgezogen.',
				'Die Kostenzusage vom 20.11.2026 gilt nicht mehr.'
			],
			remains: [],
			blockedBy: []
		});
	});
	it('that has no rival takes nothing along', () => {
		expect(booking(hanging({ placements: [placed('consented')] }), [])).toMatchObject({
			withdraws: [],
			takesAlong: []
		});
	});
});

describe('closing a case', () => {
	it('withdraws what is open and ends the plan', () => {
		const given = hanging({
			placements: placementStates.filter((state) => state !== 'active').map((state) => placed(state)),
			validPlan: true
		});
		const { withdraws, takesAlong, blockedBy } = closing(given);
		expect(withdraws).toEqual(['requested', 'reserved', 'consented', 'booked']);
		expect(takesAlong[0]).toBe('Die Anfrage an Haus am Bodden (11.01.2027 – 12.07.2027) wird zurückgezogen.');
		expect(takesAlong.at(-1)).toBe('Der gültige Hilfeplan wird beendet.');
		expect(blockedBy).toEqual([]);
	});
	it('waits for who still lives somewhere and for an open consultation', () => {
		const given = hanging({ placements: [placed('active')], openConsultations: 1 });
		expect(closing(given).blockedBy).toEqual([
			'Der junge Mensch ist in Haus am Bodden aufgenommen: bitte zuerst das Ende eintragen.',
			'Eine Teamberatung ist noch offen: bitte zuerst abschließen.'
		]);
	});
	it('leaves nothing open: every placement is final, withdrawn or in the way', () => {
		for (const state of placementStates) {
			const { withdraws, blockedBy } = closing(hanging({ placements: [placed(state)] }));
			expect(isFinal(state) || withdraws.length + blockedBy.length === 1, state).toBe(true);
		}
	});
});

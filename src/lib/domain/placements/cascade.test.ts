import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { closing, withdrawing, type Hanging } from './cascade';
import { isFinal, placementStates, type PlacementState } from './states';

const placed = (state: PlacementState, placementId: string = state) => ({
	...{ placementId, state, facility: 'Haus am Bodden', begin: '2027-01-11' as Day, end: '2027-07-12' as Day }
});
const hanging = (given: Partial<Hanging> = {}): Hanging => ({
	...{ placements: [], commitments: [], openConsultations: 0, validPlan: false },
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
			blockedBy: []
		});
	});
	it('is blocked while the person lives there', () => {
		expect(withdrawing(hanging({ placements: [placed('active')] }), 'active')).toEqual({
			withdraws: [],
			takesAlong: [],
			blockedBy: ['Der junge Mensch ist in Haus am Bodden aufgenommen: bitte zuerst das Ende eintragen.']
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

import type { Day } from '../day';
import type { PlacementState } from './states';

export type StepFacts = {
	/** Null for a case without any placement. */
	state: PlacementState | null;
	begin: Day | null;
	end: Day | null;
};

export type NextStep = { text: string; late: boolean };

/** What a worker does next with a case; null when nothing is waiting. */
export function nextStep({ state, begin, end }: StepFacts, today: Day): NextStep | null {
	switch (state) {
		case null:
		case 'declined':
		case 'expired':
		case 'withdrawn':
		case 'not-arrived':
			return { text: 'Platz suchen', late: false };
		case 'requested':
			return { text: 'Antwort abwarten oder reservieren', late: false };
		case 'reserved':
			return { text: 'Zusage abwarten', late: false };
		case 'consented':
			return { text: 'Buchen', late: false };
		case 'booked':
			return { text: 'Ankunft eintragen', late: begin !== null && begin < today };
		case 'active':
			return end !== null && end < today ? { text: 'Ende eintragen', late: true } : null;
		case 'ended':
		case 'transferred':
			return null;
	}
}

import type { Day } from '../day';
import type { PlacementState } from './states';

export type StepFacts = {
	/** Of the placement that is furthest; null for a case without any. */
	state: PlacementState | null;
	/** What waits in any of the living placements. */
	consentOpen: boolean;
	toBook: boolean;
	/** Something is booked, and no cost commitment has gone out for it. */
	commitmentMissing: boolean;
	firstArrivalDue: Day | null;
	firstEndDue: Day | null;
};

export type NextStep = { text: string; late: boolean };

/** What a worker does next with a case, in the order in which it presses; null when nothing is waiting. */
export function nextStep(facts: StepFacts, today: Day): NextStep | null {
	const { firstArrivalDue: arrival, firstEndDue: end } = facts;
	if (arrival !== null && arrival < today) return { text: 'Ankunft eintragen', late: true };
	if (end !== null && end < today) return { text: 'Ende eintragen', late: true };
	const text = whatWaits(facts, today) ?? byState(facts.state);
	return text === null ? null : { text, late: false };
}

function whatWaits({ toBook, commitmentMissing, firstArrivalDue, consentOpen }: StepFacts, today: Day): string | null {
	if (toBook) return 'Buchen';
	if (firstArrivalDue === today) return 'Ankunft eintragen';
	if (commitmentMissing) return 'Kostenzusage schreiben';
	if (firstArrivalDue !== null) return 'Ankunft eintragen';
	return consentOpen ? 'Zusage abwarten' : null;
}

function byState(state: PlacementState | null): string | null {
	switch (state) {
		case null:
		case 'declined':
		case 'expired':
		case 'withdrawn':
		case 'not-arrived':
			return 'Platz suchen';
		case 'requested':
			return 'Antwort abwarten oder reservieren';
		case 'reserved':
		case 'consented':
		case 'booked':
		case 'active':
		case 'ended':
		case 'transferred':
			return null;
	}
}

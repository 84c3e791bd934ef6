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

const stepTexts = {
	search: 'Platz suchen',
	'await-answer': 'Antwort abwarten oder reservieren',
	'await-consent': 'Zusage abwarten',
	book: 'Buchen',
	'write-commitment': 'Kostenzusage schreiben',
	'record-arrival': 'Ankunft eintragen',
	'record-end': 'Ende eintragen'
} as const;
export type StepKind = keyof typeof stepTexts;

export type NextStep = { kind: StepKind; text: string; late: boolean };

const step = (kind: StepKind, late = false): NextStep => ({ kind, text: stepTexts[kind], late });

/** What a worker does next with a case, in the order in which it presses; null when nothing is waiting. */
export function nextStep(facts: StepFacts, today: Day): NextStep | null {
	const { firstArrivalDue: arrival, firstEndDue: end } = facts;
	if (arrival !== null && arrival < today) return step('record-arrival', true);
	if (end !== null && end < today) return step('record-end', true);
	const kind = whatWaits(facts, today) ?? byState(facts.state);
	return kind === null ? null : step(kind);
}

function whatWaits(facts: StepFacts, today: Day): StepKind | null {
	const { toBook, commitmentMissing, firstArrivalDue, consentOpen } = facts;
	if (toBook) return 'book';
	if (firstArrivalDue === today) return 'record-arrival';
	if (commitmentMissing) return 'write-commitment';
	if (firstArrivalDue !== null) return 'record-arrival';
	return consentOpen ? 'await-consent' : null;
}

function byState(state: PlacementState | null): StepKind | null {
	switch (state) {
		case null:
		case 'declined':
		case 'expired':
		case 'withdrawn':
		case 'not-arrived':
			return 'search';
		case 'requested':
			return 'await-answer';
		case 'reserved':
		case 'consented':
		case 'booked':
		case 'active':
		case 'ended':
		case 'transferred':
			return null;
	}
}

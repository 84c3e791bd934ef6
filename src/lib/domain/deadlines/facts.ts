import type { Day } from '../day';
import type { DeadlineKind } from './kinds';

/** A stay as far as deadlines follow from it. */
export type StayFacts = {
	placementId: string;
	serviceType: string;
	/** Planned. */
	begin: Day;
	end: Day;
	arrivedOn: Day | null;
	/** Last day of the service; null while it goes on. */
	leftOn: Day | null;
};

/** Recorded by hand: what had to be done was done on that day. */
export type Settlement = {
	kind: DeadlineKind;
	/** The stay it was for. */
	placementId: string;
	/** The day that the deadline had, so that the next one of the same kind is another. */
	day: Day;
	doneOn: Day;
};

export type DeadlineFacts = {
	birthDate: Day;
	unaccompanied: boolean;
	/** A closed case has only what concerns money. */
	closedOn: Day | null;
	stays: readonly StayFacts[];
	/** The Hilfeplan in force. */
	plan: { untilDay: Day | null; nextReview: Day | null } | null;
	/** §§ 86 to 88a SGB VIII by day, in any order. */
	jurisdictions: readonly { fromDay: Day; basis: string }[];
	settlements: readonly Settlement[];
	/** Months between two looks at the cost contribution; the office's own practice. */
	contributionReviewMonths: number;
};

/** A day until which something is to be done, and why; the same on every day on which it is computed. */
export type PlannedDeadline = {
	kind: DeadlineKind;
	/** Null where it belongs to the case as a whole. */
	placementId: string | null;
	day: Day;
	/** The fact it is counted from, as a sentence. */
	basis: string;
	/** Where it stands. */
	source: string;
	text: string;
};

export type DeadlineState = 'ahead' | 'due' | 'overdue';

export type Deadline = PlannedDeadline & { state: DeadlineState };

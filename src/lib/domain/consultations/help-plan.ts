import type { Day } from '../day';

/** Hilfeplan, § 36 Abs. 2 Satz 2 SGB VIII, by versions. */
export const planStates = ['draft', 'valid', 'superseded', 'ended'] as const;
export type PlanState = (typeof planStates)[number];

export const planStateLabels: Record<PlanState, string> = {
	draft: 'Entwurf',
	valid: 'gültig',
	superseded: 'abgelöst',
	ended: 'beendet'
};

export type PlanGoal = {
	text: string;
	/** What shows that it is reached. */
	indicator: string;
	responsible: string;
	due: Day | null;
};

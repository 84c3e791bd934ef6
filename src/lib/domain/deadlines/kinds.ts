/** What the law, or the office's own practice, wants done until a day. */
export const deadlineKinds = [
	'uma-report',
	'uma-register',
	'uma-name-land',
	'uma-assign',
	'uma-exclusion',
	'help-plan-review',
	'transition',
	'sgb-ix',
	'reimbursement-claim',
	'reimbursement-limitation',
	'contribution-review'
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const deadlineLabels: Record<DeadlineKind, string> = {
	'uma-report': 'umA: Meldung an die Landesstelle',
	'uma-register': 'umA: Anmeldung beim Bundesverwaltungsamt',
	'uma-name-land': 'umA: Benennung des aufnehmenden Landes',
	'uma-assign': 'umA: Zuweisung an ein Jugendamt',
	'uma-exclusion': 'umA: Verteilung ausgeschlossen ab',
	'help-plan-review': 'Hilfeplan überprüfen',
	transition: 'Übergang prüfen (junge Volljährige)',
	'sgb-ix': 'Wechsel ins SGB IX planen',
	'reimbursement-claim': 'Kostenerstattung geltend machen',
	'reimbursement-limitation': 'Kostenerstattung verjährt',
	'contribution-review': 'Kostenbeitrag überprüfen'
};

/**
 * Days before a deadline at which the case's worker is told, the longest first; the longest is also the day from which
 * the deadline counts as due. No law sets them. 0 is the day itself.
 */
export const leadDays: Record<DeadlineKind, readonly [number, ...number[]]> = {
	'uma-report': [3, 1, 0],
	'uma-register': [1, 0],
	'uma-name-land': [1, 0],
	'uma-assign': [1, 0],
	'uma-exclusion': [7, 0],
	'help-plan-review': [14, 0],
	transition: [60, 14, 0],
	'sgb-ix': [60, 14, 0],
	'reimbursement-claim': [90, 30, 7, 0],
	'reimbursement-limitation': [180, 30, 0],
	'contribution-review': [30, 0]
};

/** The next version of the Hilfeplan is the review; everything else is recorded as done by hand. */
export const isSettledByHand = (kind: DeadlineKind) => kind !== 'help-plan-review';

/** How the day of Werktage is read that the law counts in; see the decision on deadlines. */
export const saturdayIsWorkingDay = false;

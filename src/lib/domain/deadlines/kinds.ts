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

/** The next version of the Hilfeplan is the review; everything else is recorded as done by hand. */
export const isSettledByHand = (kind: DeadlineKind) => kind !== 'help-plan-review';

/** How the day of Werktage is read that the law counts in; see the decision on deadlines. */
export const saturdayIsWorkingDay = false;

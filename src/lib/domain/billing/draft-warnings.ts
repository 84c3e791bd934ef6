/** Something about a stay that the provider should look at before the invoice is sent. */
export type DraftWarning = { placementId: string | null; code: string; text: string };

/** Something is claimed for kept places, and nobody has declared that they were kept. */
export const NOT_DECLARED: DraftWarning = {
	...{ placementId: null, code: 'place-not-declared' },
	text: 'Darin ist Platzfreihaltgeld. Bitte erklären Sie, dass die Plätze freigehalten wurden; sonst wird es beanstandet.'
};

/** A draft keeps so many; with more, something is wrong with all of them. */
export const MOST_WARNINGS = 200;

export const firstWarnings = (warnings: readonly DraftWarning[]) => warnings.slice(0, MOST_WARNINGS);

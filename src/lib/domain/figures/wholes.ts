/** The two rows below the offices, as an address names them: they have a course as well. */
export const wholes = { alle: { weighted: false }, mittel: { weighted: true } } as const;
type Whole = keyof typeof wholes;

export const isWhole = (office: string | null): office is Whole => office !== null && Object.hasOwn(wholes, office);

export const wholeName = (whole: Whole, additive: boolean) =>
	whole === 'mittel' ? 'EW-gewichteter Durchschnitt' : additive ? 'Summe' : 'Alle zusammen';

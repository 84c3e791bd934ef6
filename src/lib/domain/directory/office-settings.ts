import { z } from 'zod';

/** What a missing team consultation does to a booking; each office decides for itself. */
export const consultationRules = ['list', 'block'] as const;
export type ConsultationRule = (typeof consultationRules)[number];

export const consultationRuleLabels: Record<ConsultationRule, string> = {
	list: 'Buchen ist möglich, der Fall steht auf der Arbeitsliste',
	block: 'Buchen wartet auf die Teamberatung, außer bei Eilfällen'
};

const between = (from: number, to: number, error: string) =>
	z.number({ error }).int({ error }).min(from, { error }).max(to, { error });

/** What an office decides for all its cases. */
export const officeSettingsSchema = z.object({
	/** How long a place is held for the provider's consent. */
	holdHours: between(1, 720, 'Bitte eine Zahl von 1 bis 720 Stunden eingeben.'),
	budgetNeedsRelease: z.boolean(),
	consultationNeeded: z.enum(consultationRules, { error: 'Bitte wählen.' }),
	contributionReviewMonths: between(1, 60, 'Bitte eine Zahl von 1 bis 60 Monaten eingeben.'),
	/** How long after a booking a missing cost commitment is named, in days; no law says. */
	commitmentListDays: between(1, 730, 'Bitte eine Zahl von 1 bis 730 Tagen eingeben.')
});
export type OfficeSettings = z.output<typeof officeSettingsSchema>;

import { z } from 'zod';
import { serviceTypeCodes } from '../directory/service-types';
import { euro } from '../money';

/** Kinds of income (Einnahmeart, § 99 Abs. 10 SGB VIII) as part IV of the official statistics sums them up. */
export const incomeKinds = ['fees', 'contributions', 'other'] as const;
export type IncomeKind = (typeof incomeKinds)[number];

export const incomeKindLabels: Record<IncomeKind, string> = {
	fees: 'Gebühren und Entgelte',
	contributions: 'Kostenbeiträge und Erstattungen',
	other: 'Sonstige Einnahmen'
};

/** What belongs to a kind, for whoever enters it. */
export const incomeKindHints: Record<IncomeKind, string> = {
	fees: 'Benutzungsgebühren und ähnliche Entgelte',
	contributions:
		'Kostenbeiträge (§§ 91 bis 94), übergeleitete Ansprüche (§ 95), Erstattungen anderer Träger, Leistungen Dritter',
	other: 'alles, was sonst zufließt, zum Beispiel Rückzahlungen'
};

/** One amount of a year; null takes it away. */
export const incomeSchema = z.object({
	serviceType: z.enum(serviceTypeCodes, { error: 'Diese Hilfeart gibt es nicht.' }).nullable(),
	kind: z.enum(incomeKinds, { error: 'Bitte die Art der Einnahme wählen.' }),
	amount: z
		.string({ error: 'Bitte einen Betrag eingeben, zum Beispiel 12.500,00.' })
		.regex(/^\d{1,9}(\.\d{1,2})?$/, { error: 'Bitte einen Betrag ab 0 Euro eingeben, zum Beispiel 12.500,00.' })
		.transform((value) => euro(value))
		.nullable()
});
export type IncomeInput = z.output<typeof incomeSchema>;

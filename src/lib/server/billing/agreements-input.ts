import { z } from 'zod';
import { ruleSets } from '../../domain/billing/rule-sets';
import { daySchema } from '../../domain/day-schema';
import { idempotencyKeySchema } from '../access/run-command';
import { amountSchema } from './input';

const key = { idempotencyKey: idempotencyKeySchema };
const codes = ruleSets.map(({ code }) => code);
const amount = amountSchema.nullable().default(null);

export const listAgreementsSchema = z.object({
	text: z.string().trim().max(100, { error: 'Höchstens 100 Zeichen.' }).default(''),
	page: z.int({ error: 'Diese Seite gibt es nicht.' }).min(1).max(10_000).default(1),
	pageSize: z.int().min(1).max(100).default(50)
});
export type ListAgreementsInput = z.output<typeof listAgreementsSchema>;

export const saveAgreementSchema = z.object({
	...key,
	offerId: z.guid({ error: 'Dieses Angebot gibt es nicht.' }),
	from: daySchema,
	ruleSet: z.enum(codes, { error: `Bitte ein Regelwerk wählen: ${codes.join(', ')}.` }),
	...{ foodShare: amount, pfg: amount, travelSurcharge: amount },
	switches: z.record(z.string().max(50), z.union([z.string().max(50), z.number(), z.boolean()])).default({}),
	reference: z
		.string()
		.trim()
		.max(200, { error: 'Höchstens 200 Zeichen.' })
		.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' })
		.nullable()
		.default(null)
});
export type SaveAgreementInput = z.output<typeof saveAgreementSchema>;

export const removeAgreementSchema = z.object({
	...key,
	agreementId: z.guid({ error: 'Diese Vereinbarung gibt es nicht.' })
});

export const csvSchema = z.object({
	csv: z
		.string({ error: 'Bitte eine Datei wählen.' })
		.min(1, { error: 'Die Datei ist leer.' })
		.max(1_000_000, { error: 'Die Datei ist größer als 1 MB.' })
});
export const importCsvSchema = csvSchema.extend(key);

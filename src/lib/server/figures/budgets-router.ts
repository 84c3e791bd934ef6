import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { serviceTypeCodes } from '../../domain/directory/service-types';
import { euro } from '../../domain/money';
import { idempotencyKeySchema } from '../access/run-command';
import { budget } from '../db/schema/cases';
import { permit, router } from '../trpc/procedures';
import { importBudgets, previewBudgets, saveBudget } from './budget-commands';
import { yearSchema } from './year-schema';

const manage = permit('budgets/manage');

const csvSchema = z.object({
	csv: z
		.string({ error: 'Bitte eine Datei wählen.' })
		.min(1, { error: 'Die Datei ist leer.' })
		.max(1_000_000, { error: 'Die Datei ist größer als 1 MB.' })
});

const amountSchema = z
	.string()
	.regex(/^\d{1,10}(\.\d{1,2})?$/, { error: 'Bitte einen Betrag eingeben, zum Beispiel 1.250.000.' })
	.transform((value) => euro(value))
	.nullable();

const saveSchema = z.object({
	idempotencyKey: idempotencyKeySchema,
	year: yearSchema,
	serviceType: z.enum(serviceTypeCodes, { error: 'Diese Hilfeart gibt es nicht.' }).nullable(),
	amount: amountSchema
});

export const budgetsRouter = router({
	list: permit('budgets/read')
		.input(z.object({ year: yearSchema }))
		.query(({ ctx, input }) =>
			ctx.scoped((tx) =>
				tx
					.select({ serviceType: budget.serviceType, amount: budget.amount })
					.from(budget)
					.where(and(eq(budget.officeAgs, ctx.viewer.office ?? ''), eq(budget.year, input.year)))
			)
		),
	save: manage.input(saveSchema).mutation(({ ctx, input }) => saveBudget(ctx, input)),
	preview: manage.input(csvSchema).mutation(({ input }) => previewBudgets(input.csv)),
	import: manage
		.input(csvSchema.extend({ idempotencyKey: idempotencyKeySchema }))
		.mutation(({ ctx, input }) => importBudgets(ctx, input))
});

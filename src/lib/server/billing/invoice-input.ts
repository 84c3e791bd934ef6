import { z } from 'zod';
import { dueKinds } from '../../domain/billing/due';
import { lineCauses } from '../../domain/billing/line-causes';
import { invoiceStates } from '../../domain/billing/states';
import { nextMonth, type Month } from '../../domain/day';
import { serviceTypeCodes } from '../../domain/directory/service-types';
import { daySchema } from '../../domain/day-schema';
import type { Euro } from '../../domain/money';
import { idempotencyKeySchema } from '../access/run-command';
import { approvalSteps } from './approve';

const key = { idempotencyKey: idempotencyKeySchema };

const text = (most: number) =>
	z
		.string({ error: 'Bitte einen Text eingeben.' })
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((value) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(value), { error: 'Der Text enthält ein ungültiges Zeichen.' });
const required = (most: number, error: string) => text(most).min(1, { error });

const month = z
	.string({ error: 'Bitte den Monat angeben, zum Beispiel 2026-10.' })
	.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'Bitte den Monat angeben, zum Beispiel 2026-10.' })
	.transform((value) => value as Month);
const euroAmount = z
	.string({ error: 'Bitte einen Betrag angeben.' })
	.regex(/^\d{1,9}(\.\d{1,2})?$/, { error: 'Bitte einen Betrag angeben, zum Beispiel 1250.00.' })
	.transform((value) => Number(value).toFixed(2) as Euro);

const invoiceId = z.guid({ error: 'Diese Rechnung gibt es nicht.' });
const page = z.int({ error: 'Diese Seite gibt es nicht.' }).min(1).max(100_000).default(1);

export const invoiceSchema = z.object({ invoiceId, page, pageSize: z.int().min(1).max(500).default(200) });
export const ofInvoiceSchema = z.object({ ...key, invoiceId });

const MOST_AT_ONCE = 500;

/** One or many, in one field or the other. */
const some = {
	invoiceId: invoiceId.optional(),
	invoiceIds: z
		.array(invoiceId)
		.max(MOST_AT_ONCE, { error: `Höchstens ${MOST_AT_ONCE} Rechnungen auf einmal.` })
		.optional()
};
type Some = { invoiceId?: string | undefined; invoiceIds?: string[] | undefined };
const someGiven = (input: Some) => chosen(input).length > 0;
const noneGiven = { error: 'Bitte mindestens eine Rechnung wählen.', path: ['invoiceIds'] };
export const chosen = ({ invoiceId: one, invoiceIds = [] }: Some) => [
	...(one === undefined ? [] : [one]),
	...invoiceIds
];

export const closeMonthSchema = z.object({
	idempotencyKey: idempotencyKeySchema.optional(),
	month,
	placeKept: z.boolean().default(false)
});
export const monthSchema = z.object({ month });
export const cancelRunSchema = z.object({ ...key, month });
export const sendSchema = z.object({ ...key, ...some, placeKept: z.boolean().optional() }).refine(someGiven, noneGiven);
export const creditSchema = z.object({ ...key, invoiceId, reason: required(500, 'Bitte den Grund angeben.') });
export const advanceSchema = z.object({
	...{ ...key, officeAgs: z.string().regex(/^\d{5}$/, { error: 'Bitte ein Jugendamt wählen.' }), month },
	amount: euroAmount.refine((amount) => amount !== '0.00', { error: 'Der Betrag muss größer als 0 sein.' }),
	reason: required(500, 'Bitte den Grund angeben.')
});

const MOST_MONTHS = 24;
type Span = { from: Month; to: Month };
const inOrder = ({ from, to }: Span) => from <= to;
const notInOrder = { error: 'Das Ende liegt vor dem Beginn.', path: ['to'] };
const notTooMany = ({ from, to }: Span) => monthsUntil(from, to) <= MOST_MONTHS;
const tooMany = { error: 'Höchstens 24 Monate auf einmal.', path: ['to'] };
export const differenceSpanSchema = z
	.object({ from: month, to: month })
	.refine(inOrder, notInOrder)
	.refine(notTooMany, tooMany);
export const differencesSchema = z
	.object({ ...key, from: month, to: month, placeKept: z.boolean().default(false) })
	.refine(inOrder, notInOrder)
	.refine(notTooMany, tooMany);

function monthsUntil(from: Month, to: Month): number {
	let count = 1;
	for (let current = from; current < to && count <= MOST_MONTHS; current = nextMonth(current)) count += 1;
	return count;
}

export const checkSchema = z.object({
	invoiceId,
	show: z.enum(['all', 'deviating']).default('all'),
	...{ page, pageSize: z.int().min(1).max(500).default(200) }
});
export const objectSchema = z.object({
	...{ ...key, invoiceId, lineId: z.guid({ error: 'Diese Position gibt es nicht.' }) },
	reason: z.enum([...lineCauses, 'other'], { error: 'Bitte einen Grund wählen.' }),
	expected: euroAmount,
	text: text(1_000)
		.nullish()
		.transform((value) => (value === undefined || value === '' ? null : value))
});
export const acceptSchema = z.object({
	...{ ...key, invoiceId, lineId: z.guid({ error: 'Diese Position gibt es nicht.' }) },
	text: required(1_000, 'Bitte begründen, warum die Position gezahlt wird.')
});
export const approveSchema = z
	.object({ ...key, ...some, step: z.enum(approvalSteps, { error: 'Sachlich oder rechnerisch?' }) })
	.refine(someGiven, noneGiven);
export const orderSchema = z.object({ ...key, ...some }).refine(someGiven, noneGiven);
export const paySchema = z.object({ ...key, ...some, executionDay: daySchema }).refine(someGiven, noneGiven);

const MOST_CHARACTERS = 5_000_000;
const file = z
	.string()
	.min(1, { error: 'Die Datei ist leer.' })
	.max(MOST_CHARACTERS, { error: 'Die Datei ist größer als 5 MB.' });
export const feedbackSchema = z.object({ ...key, file });
export const uploadSchema = z.object({ ...key, xml: file, placeKept: z.boolean().default(false) });
export const exportSchema = z.object({ ...key, month });
export const ofExportSchema = z.object({ exportId: z.guid({ error: 'Diesen Export gibt es nicht.' }) });
export const postingAccountSchema = z
	.object({
		...key,
		/** Null = what belongs to no kind of help: advances and what is set off of them. */
		serviceType: z.enum(serviceTypeCodes, { error: 'Diese Hilfeart gibt es nicht.' }).nullable(),
		...{ product: text(20), account: text(20) }
	})
	.refine(({ product, account }) => (product === '') === (account === ''), {
		error: 'Bitte Produkt und Sachkonto angeben, oder beides leer lassen.',
		path: ['account']
	});
export const budgetSchema = z.object({ year: z.int().min(2000).max(2199) });
export const pageSchema = z.object({ page, pageSize: z.int().min(1).max(200).default(50) });

export const invoiceSortKeys = ['month', 'number', 'total', 'dueOn', 'state', 'sentAt', 'partner'] as const;
export type InvoiceSortKey = (typeof invoiceSortKeys)[number];

const stateSchema = z.enum(invoiceStates, { error: 'Unbekannter Stand.' });
export const listSchema = z.object({
	state: z
		.union([stateSchema.transform((one) => [one]), z.array(stateSchema).max(invoiceStates.length)])
		.nullish()
		.transform((states) => states ?? []),
	month: month.nullish().transform((value) => value ?? null),
	due: z
		.enum(dueKinds, { error: 'Fällig oder überfällig?' })
		.nullish()
		.transform((value) => value ?? null),
	text: text(100).default(''),
	sort: z
		.string()
		.regex(new RegExp(`^-?(${invoiceSortKeys.join('|')})$`), { error: 'Unbekannte Spalte.' })
		.default('-month')
		.transform((value) => ({ key: value.replace('-', '') as InvoiceSortKey, descending: value.startsWith('-') })),
	...{ page, pageSize: z.int().min(1).max(200).default(50) }
});
export type InvoiceListInput = z.output<typeof listSchema>;

import { z } from 'zod';
import { roles } from '../../domain/access/permissions';
import { daySchema } from '../../domain/day-schema';
import { permit, router } from '../trpc/procedures';
import {
	addAccount,
	disableAccount,
	enableAccount,
	resetPassword,
	resetSecondFactor,
	setGrants,
	setTeam
} from './accounts-commands';
import { findAccounts, findChoices, findProviders, getAccount } from './accounts-queries';

const manage = permit('accounts/manage');

const listSchema = z.object({
	text: z.string().max(200).default(''),
	page: z.number().int().min(1).max(10_000).default(1),
	pageSize: z.number().int().min(1).max(100).default(50)
});

const byId = z.object({ accountId: z.guid() });

const grants = z
	.array(z.object({ facilityId: z.guid(), untilDay: daySchema.nullable() }))
	.max(500)
	.refine((list) => new Set(list.map(({ facilityId }) => facilityId)).size === list.length, {
		error: 'Eine Einrichtung ist doppelt gewählt.'
	});

const name = z
	.string()
	.trim()
	.min(2, { error: 'Bitte den Namen eingeben.' })
	.max(200, { error: 'Der Name ist zu lang.' });

const email = z
	.string()
	.trim()
	.toLowerCase()
	.pipe(z.email({ error: 'Bitte eine gültige E-Mail-Adresse eingeben.' }).max(254));

/** Null or empty: without a team. */
const team = z
	.string()
	.trim()
	.max(60, { error: 'Der Name des Teams ist zu lang.' })
	.nullable()
	.transform((text) => (text === '' ? null : text));

const addSchema = z.object({
	...{ name, email },
	phone: z.string().trim().max(50, { error: 'Die Telefonnummer ist zu lang.' }).nullable().default(null),
	role: z.enum(roles, { error: 'Bitte eine Rolle wählen.' }),
	office: z
		.string()
		.regex(/^\d{5}$/, { error: 'Bitte den örtlichen Träger wählen.' })
		.nullable()
		.default(null),
	providerId: z.guid({ error: 'Bitte den Träger wählen.' }).nullable().default(null),
	grants: grants.default([])
});

export const accountsRouter = router({
	list: manage.input(listSchema).query(({ ctx, input }) => findAccounts(ctx.db, ctx.viewer, input)),

	get: manage.input(byId).query(({ ctx, input }) => getAccount(ctx.db, ctx.viewer, input.accountId)),

	choices: manage.query(({ ctx }) => findChoices(ctx.db, ctx.viewer)),

	providers: manage
		.input(z.object({ text: z.string().max(200) }))
		.query(({ ctx, input }) => findProviders(ctx.db, input.text)),

	add: manage.input(addSchema).mutation(({ ctx, input }) => addAccount(ctx, input)),

	disable: manage.input(byId).mutation(({ ctx, input }) => disableAccount(ctx, input.accountId)),

	enable: manage.input(byId).mutation(({ ctx, input }) => enableAccount(ctx, input.accountId)),

	resetPassword: manage.input(byId).mutation(({ ctx, input }) => resetPassword(ctx, input.accountId)),

	resetSecondFactor: manage.input(byId).mutation(({ ctx, input }) => resetSecondFactor(ctx, input.accountId)),

	setGrants: manage.input(byId.extend({ grants })).mutation(({ ctx, input }) => setGrants(ctx, input)),

	setTeam: manage.input(byId.extend({ team })).mutation(({ ctx, input }) => setTeam(ctx, input))
});

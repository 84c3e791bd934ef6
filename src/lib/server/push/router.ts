import { z } from 'zod';
import { quietHoursSchema } from '../../domain/access/push';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { getPushSettings, setQuietHours, subscribeDevice, unsubscribeDevice } from './subscriptions';

const key = { idempotencyKey: idempotencyKeySchema };
const UNREADABLE = 'Der Browser hat keine gültige Adresse für Benachrichtigungen genannt.';

/** Exactly so many bytes as base64url: a key of another length would fail only when it is used. */
const bytes = (count: number) =>
	z
		.string({ error: UNREADABLE })
		.regex(/^[\w-]+={0,2}$/, { error: UNREADABLE })
		.refine((text) => Buffer.from(text, 'base64url').length === count, { error: UNREADABLE });

const endpoint = z.string({ error: UNREADABLE }).max(1_000, { error: UNREADABLE });

export const pushRouter = router({
	/** `publicKey` is null where the installation sends none. */
	settings: permit('inbox/read').query(({ ctx }) =>
		ctx.scoped(async (tx) => ({
			publicKey: ctx.settings.push?.keys.publicKey ?? null,
			...(await getPushSettings(tx, ctx.viewer.id))
		}))
	),

	subscribe: permit('inbox/read')
		.input(z.object({ ...key, endpoint, p256dh: bytes(65), auth: bytes(16) }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'push.subscribe', input }, (tx) =>
				subscribeDevice(tx, ctx.actor, { asked: input, hosts: ctx.settings.push?.hosts ?? [], device: ctx.device })
			)
		),

	unsubscribe: permit('inbox/read')
		.input(z.object({ ...key, endpoint }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'push.unsubscribe', input }, (tx) => unsubscribeDevice(tx, ctx.actor, input.endpoint))
		),

	setQuietHours: permit('inbox/read')
		.input(quietHoursSchema.extend(key))
		.mutation(({ ctx, input: { idempotencyKey, ...hours } }) =>
			runCommand(ctx, { name: 'push.setQuietHours', input: { idempotencyKey, ...hours } }, (tx) =>
				setQuietHours(tx, ctx.actor, hours)
			)
		)
});

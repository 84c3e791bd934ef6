import { eq, sql } from 'drizzle-orm';
import type { QuietHours } from '../../domain/access/push';
import { isPushAddress } from '../../domain/access/push';
import { InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { pushSubscription } from '../db/schema/push';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

type Device = { endpoint: string; p256dh: string; auth: string };

/** The own quiet hours, and how many own devices are rung. */
export async function getPushSettings(tx: Db, accountId: string) {
	const [row] = await tx
		.select({ from: account.quietFrom, until: account.quietUntil })
		.from(account)
		.where(eq(account.id, accountId));
	return { quiet: found(row), devices: await tx.$count(pushSubscription) };
}

type Wanted = { asked: Device; hosts: readonly string[]; device: string };

/** From now on this device is rung for the person who asks, and for nobody else who was signed in on it before. */
export async function subscribeDevice(tx: Db, actor: Actor, { asked, hosts, device }: Wanted) {
	const { endpoint, p256dh, auth } = asked;
	if (!isPushAddress(endpoint, hosts)) {
		throw new InvalidInput({ endpoint: 'Der Benachrichtigungsdienst dieses Browsers ist hier nicht zugelassen.' });
	}
	await tx.execute(sql`SELECT take_over_push(${endpoint})`);
	await tx
		.insert(pushSubscription)
		.values({ accountId: actor.viewer.id, device, createdAt: actor.now, endpoint, p256dh, auth })
		.onConflictDoUpdate({ target: pushSubscription.endpoint, set: { p256dh, auth, attempts: 0 } });
	await recordAudit(tx, actor, { action: 'account/push-on', subjectKind: 'account', subjectId: actor.viewer.id });
	return { subscribed: true as const };
}

/** A device of somebody else is not touched: row level security does not show it. */
export async function unsubscribeDevice(tx: Db, actor: Actor, endpoint: string) {
	await tx.delete(pushSubscription).where(eq(pushSubscription.endpoint, endpoint));
	await recordAudit(tx, actor, { action: 'account/push-off', subjectKind: 'account', subjectId: actor.viewer.id });
	return { subscribed: false as const };
}

export async function setQuietHours(tx: Db, actor: Actor, { from, until }: QuietHours) {
	const { id } = actor.viewer;
	await tx.update(account).set({ quietFrom: from, quietUntil: until }).where(eq(account.id, id));
	await recordAudit(tx, actor, { action: 'account/quiet-hours-set', subjectKind: 'account', subjectId: id });
	return { from, until };
}

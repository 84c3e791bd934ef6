import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { matchingStep } from '../../domain/access/totp';
import type { Database } from '../db/client';
import { account } from '../db/schema/access';
import type { Settings } from '../trpc/context';
import { unseal } from './sealing';

type Asked = { db: Database; settings: Pick<Settings, 'secret'>; now: string };

/** Whether the code is right, and if so uses it up: of two senders of the same code only one gets in. */
export async function useCode({ db, settings, now }: Asked, accountId: string, code: string): Promise<boolean> {
	const [row] = await db
		.select({ sealed: account.totpSecret, lastStep: account.totpLastStep })
		.from(account)
		.where(eq(account.id, accountId));
	if (!row?.sealed) return false;
	const secret = decodeBase32IgnorePadding(unseal(settings.secret, accountId, row.sealed));
	const step = matchingStep(secret, code, { now, lastStep: row.lastStep });
	if (step === null) return false;
	const used = await db
		.update(account)
		.set({ totpLastStep: step })
		.where(and(eq(account.id, accountId), or(isNull(account.totpLastStep), lt(account.totpLastStep, step))))
		.returning({ id: account.id });
	return used.length > 0;
}

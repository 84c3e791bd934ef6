import { and, eq, lte, or } from 'drizzle-orm';
import { sessionEnd } from '../../domain/access/session-limits';
import { accountRule, addressRule } from '../../domain/access/throttle';
import { DomainError } from '../../domain/errors';
import type { Database } from '../db/client';
import { account, session } from '../db/schema/access';
import { land } from '../db/schema/directory';
import type { Context } from '../trpc/context';
import { recordVisit } from './audit';
import { isPassword } from './password-hash';
import { useCode } from './second-factor-code';
import { newSessionToken, sessionIdOf } from './session-token';
import { admit, forgetFailures, takeBack, throttleKey } from './throttle';

export type SignIn = { land: string; email: string; password: string; code?: string | undefined };

/** Checks everything a sign-in needs and opens a session; returns its id. Whoever may not come in learns not why. */
export async function signIn(ctx: Context, input: SignIn): Promise<string> {
	const { db } = ctx;
	const counted = await countAttempt(ctx, input.email);
	const person = await findPerson(db, input.email);
	const right = await isPassword(input.password, person?.passwordHash ?? null);
	if (!person || !right || !mayComeIn(person, input.land)) {
		await recordFailure(ctx, person, 'credentials');
		throw new DomainError('session/wrong-credentials');
	}
	await checkSecondFactor(ctx, { person, code: input.code, counted });
	await forgetFailures(db, counted.account);
	await takeBack(db, counted.address);
	return openSession(ctx, person, input.land);
}

type Counted = { account: string; address: string };

/** The account first: somebody who waits for an own mistake does not use up the attempts of the office behind the address. */
async function countAttempt({ db, settings, address, now }: Context, email: string): Promise<Counted> {
	const accountKey = throttleKey(settings.secret, 'account', email);
	const addressKey = throttleKey(settings.secret, 'address', address);
	await admit(db, { key: accountKey, rule: accountRule }, now);
	try {
		await admit(db, { key: addressKey, rule: addressRule }, now);
	} catch (error) {
		await takeBack(db, accountKey);
		throw error;
	}
	return { account: accountKey, address: addressKey };
}

async function findPerson(db: Database, email: string) {
	const [person] = await db
		.select({
			id: account.id,
			role: account.role,
			landCode: account.landCode,
			landActive: land.active,
			officeAgs: account.officeAgs,
			providerId: account.providerId,
			passwordHash: account.passwordHash,
			totpConfirmedAt: account.totpConfirmedAt,
			disabledAt: account.disabledAt
		})
		.from(account)
		.innerJoin(land, eq(land.code, account.landCode))
		.where(eq(account.email, email));
	return person ?? null;
}

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

const mayComeIn = ({ disabledAt, landActive, landCode }: Person, chosenLand: string) =>
	disabledAt === null && landActive && landCode === chosenLand;

const recordFailure = ({ db, now, address }: Context, person: Person | null, reason: string) =>
	recordVisit(db, { account: person, now, address }, { action: 'session/refused', reason });

type Checked = { person: Person; code: string | undefined; counted: Counted };

async function checkSecondFactor(ctx: Context, { person, code, counted }: Checked) {
	if (ctx.settings.secondFactor === 'off' || person.totpConfirmedAt === null) return;
	if (code === undefined) {
		// The password was right; asking for the code is not a failure.
		await takeBack(ctx.db, counted.account);
		await takeBack(ctx.db, counted.address);
		throw new DomainError('session/second-factor-required');
	}
	if (await useCode(ctx, person.id, code)) return;
	await recordFailure(ctx, person, 'second-factor');
	throw new DomainError('session/second-factor-wrong');
}

/** A new token for each sign-in; the session this browser had before, and those long over, end. */
async function openSession(ctx: Context, person: Person, landCode: string): Promise<string> {
	const { db, now, device, address } = ctx;
	const token = newSessionToken();
	const id = sessionIdOf(token);
	const expiresAt = sessionEnd(now);
	await db.transaction(async (tx) => {
		const over = and(eq(session.accountId, person.id), lte(session.expiresAt, now));
		await tx.delete(session).where(or(over, eq(session.id, ctx.sessionId ?? '')));
		await tx
			.insert(session)
			.values({ id, accountId: person.id, landCode, createdAt: now, lastSeenAt: now, expiresAt, device });
		await recordVisit(tx, { account: person, now, address }, { action: 'session/signed-in' });
	});
	ctx.cookie.set(token, expiresAt);
	return id;
}

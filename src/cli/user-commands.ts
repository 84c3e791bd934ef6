import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { passwordWeakness, type Weakness } from '../lib/domain/access/password';
import { roles, type Role } from '../lib/domain/access/permissions';
import { DomainError } from '../lib/domain/errors';
import { createAccount } from '../lib/server/access/account-creation';
import { newOneTimePassword } from '../lib/server/access/one-time-password';
import { hashPassword } from '../lib/server/access/password-hash';
import { currentMoment } from '../lib/server/clock';
import type { Db } from '../lib/server/db/client';
import { account, auditEntry, session } from '../lib/server/db/schema/access';
import { office, provider } from '../lib/server/db/schema/directory';
import { UsageError } from './usage-error';
import { required, type UserOptions } from './user-arguments';
import { findBelonging } from './user-belonging';

type Command = (tx: Db, values: UserOptions) => Promise<string[]>;
type Account = typeof account.$inferSelect;

const weaknesses: Record<Weakness, string> = {
	short: 'it must have at least 12 characters',
	long: 'it must have at most 200 characters',
	email: 'it must not contain the e-mail address',
	product: 'it must not contain the name of the product',
	repetition: 'it repeats itself',
	guessable: 'it is too easy to guess'
};

/** Each runs in one transaction as the database's owner and gives the lines to print. */
export const userCommands: Record<string, Command> = {
	add: async (tx, values) => {
		const email = emailIn(values);
		const name = required(values, 'name');
		const role = roleIn(values);
		checkPassword(values.password, email);
		const belonging = await findBelonging(tx, role, values);
		const wanted = { email, name, phone: values.phone ?? null, role, password: values.password, ...belonging };
		const { accountId, oneTimePassword } = await createAccount(tx, wanted).catch((error: unknown) => {
			const taken = error instanceof DomainError && error.code === 'account/email-taken';
			throw taken ? new UsageError(`--email ${email}: there is already an account with this address`) : error;
		});
		await record(tx, 'account/added', { id: accountId, ...belonging });
		const sentence = `Account created: ${name} <${email}>, ${role}, Land ${belonging.landCode}`;
		return oneTimePassword === null ? [sentence] : [sentence, ...oneTime(oneTimePassword)];
	},

	list: async (tx, values) => {
		const rows = await tx
			.select({ account, sign: office.sign, ags: office.ags, provider: provider.name })
			.from(account)
			.leftJoin(office, eq(office.ags, account.officeAgs))
			.leftJoin(provider, eq(provider.id, account.providerId))
			.where(
				and(
					values.office === undefined ? undefined : eq(account.officeAgs, values.office),
					values.provider === undefined ? undefined : eq(provider.name, values.provider)
				)
			)
			.orderBy(asc(account.email));
		const lines = rows.map((row) => [
			row.account.email,
			row.account.role,
			row.provider ?? (row.ags === null ? `Land ${row.account.landCode}` : `${row.ags} ${row.sign ?? ''}`.trim()),
			row.account.disabledAt === null ? row.account.name : `${row.account.name} (disabled)`
		]);
		return lines.length === 0 ? ['No account.'] : inColumns(lines);
	},

	disable: (tx, values) => change(tx, values, { action: 'account/disabled', set: { disabledAt: currentMoment() } }),

	enable: (tx, values) => change(tx, values, { action: 'account/enabled', set: { disabledAt: null } }),

	'reset-password': async (tx, values) => {
		checkPassword(values.password, emailIn(values));
		const password = values.password ?? newOneTimePassword();
		const set = { passwordHash: await hashPassword(password), mustChangePassword: values.password === undefined };
		const lines = await change(tx, values, { action: 'account/password-reset', set });
		return values.password === undefined ? [...lines, ...oneTime(password)] : lines;
	},

	'reset-second-factor': (tx, values) =>
		change(tx, values, {
			action: 'account/second-factor-reset',
			set: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }
		})
};

type Change = { action: string; set: Partial<Account> };

/** Whatever changes about an account, its sessions end. */
async function change(tx: Db, values: UserOptions, { action, set }: Change) {
	const email = emailIn(values);
	const [changed] = await tx.update(account).set(set).where(eq(account.email, email)).returning();
	if (!changed) throw new UsageError(`--email ${email}: there is no account with this address`);
	await tx.delete(session).where(eq(session.accountId, changed.id));
	await record(tx, action, changed);
	return [`Done: ${action.replace('account/', '')} for ${changed.name} <${email}>`];
}

/** Whoever may run a program on the server has no account: the log names the command line instead. */
const record = (
	tx: Db,
	action: string,
	{ id, officeAgs, providerId }: Pick<Account, 'id' | 'officeAgs' | 'providerId'>
) =>
	tx.insert(auditEntry).values({
		...{ at: currentMoment(), action, officeAgs, providerId, address: 'command line' },
		...{ subjectKind: 'account', subjectId: id }
	});

const oneTime = (password: string) => [
	`One-time password: ${password}`,
	'It must be changed at the first sign-in and is not shown again.'
];

function emailIn(values: UserOptions) {
	const email = required(values, 'email').toLowerCase();
	if (!z.email().max(254).safeParse(email).success) throw new UsageError(`--email ${email} is not an e-mail address`);
	return email;
}

function roleIn(values: UserOptions): Role {
	const wanted = required(values, 'role');
	const role = roles.find((known) => known === wanted);
	if (role === undefined) throw new UsageError(`--role ${wanted} is unknown. Roles: ${roles.join(', ')}`);
	return role;
}

function checkPassword(password: string | undefined, email: string) {
	const weakness = password === undefined ? null : passwordWeakness(password, email);
	if (weakness !== null) throw new UsageError(`--password is not good enough: ${weaknesses[weakness]}`);
}

function inColumns(lines: readonly (readonly string[])[]) {
	const widths = lines.reduce<number[]>(
		(most, line) => line.map((cell, index) => Math.max(most[index] ?? 0, cell.length)),
		[]
	);
	return lines.map((line) =>
		line
			.map((cell, index) => cell.padEnd(widths[index] ?? 0))
			.join('  ')
			.trimEnd()
	);
}

import { randomBytes } from 'node:crypto';
import { encodeBase32UpperCaseNoPadding } from '@oslojs/encoding';
import { eq } from 'drizzle-orm';
import { encode } from 'uqr';
import { TOTP_SECRET_BYTES, totpUri } from '../../domain/access/totp';
import { DomainError, InvalidInput } from '../../domain/errors';
import { account } from '../db/schema/access';
import { recordAudit } from './audit';
import { seal } from './sealing';
import { useCode } from './second-factor-code';
import { guarded, ownAccount, type OwnContext } from './session-commands';

const NONE = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };

/** A new secret, in force once its first code is confirmed. Replacing one in force needs a code of it. */
export async function beginSecondFactor(ctx: OwnContext, code: string | undefined) {
	refuseWhen(ctx.settings.secondFactor === 'off');
	const own = await ownAccount(ctx);
	if (own.totpConfirmedAt !== null) await checkCode(ctx, own.email, code);
	const secret = encodeBase32UpperCaseNoPadding(randomBytes(TOTP_SECRET_BYTES));
	const totpSecret = seal(ctx.settings.secret, own.id, secret);
	await ctx.db
		.update(account)
		.set({ ...NONE, totpSecret })
		.where(eq(account.id, own.id));
	const uri = totpUri(own.email, secret);
	return { secret, uri, qr: qrOf(uri) };
}

export async function confirmSecondFactor(ctx: OwnContext, code: string) {
	const own = await ownAccount(ctx);
	refuseWhen(own.totpSecret === null || own.totpConfirmedAt !== null);
	await checkCode(ctx, own.email, code);
	await write(ctx, { totpConfirmedAt: ctx.now }, 'account/second-factor-set-up');
	return { active: true as const };
}

export async function removeSecondFactor(ctx: OwnContext, code: string) {
	const own = await ownAccount(ctx);
	refuseWhen(ctx.settings.secondFactor === 'required' || own.totpConfirmedAt === null);
	await checkCode(ctx, own.email, code);
	await write(ctx, NONE, 'account/second-factor-removed');
	return { active: false as const };
}

function refuseWhen(condition: boolean) {
	if (condition) throw new DomainError('not-allowed');
}

const checkCode = (ctx: OwnContext, email: string, code: string | undefined) =>
	guarded(ctx, email, async () => {
		if (code === undefined || !(await useCode(ctx, ctx.actor.viewer.id, code))) {
			throw new InvalidInput({ code: 'Der Code stimmt nicht. Bitte den nächsten aus der App eingeben.' });
		}
	});

async function write({ db, actor }: OwnContext, values: Partial<typeof account.$inferInsert>, action: string) {
	const { id } = actor.viewer;
	await db.transaction(async (tx) => {
		await tx.update(account).set(values).where(eq(account.id, id));
		await recordAudit(tx, actor, { action, subjectKind: 'account', subjectId: id });
	});
}

/** One SVG path in a square of `size` units, so that page and policy need no inline style and no image. */
function qrOf(text: string) {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
	return { path, size };
}

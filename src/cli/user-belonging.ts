import { asc, eq } from 'drizzle-orm';
import { belongingProblem, type BelongingProblem } from '../lib/domain/access/account-rules';
import type { Role } from '../lib/domain/access/permissions';
import type { Grant } from '../lib/server/access/account-creation';
import type { Db } from '../lib/server/db/client';
import { facility, land, office, provider } from '../lib/server/db/schema/directory';
import { UsageError } from './usage-error';
import type { UserOptions } from './user-arguments';

export type Belonging = { officeAgs: string | null; providerId: string | null; grants: Grant[]; landCode: string };

const explain: Record<BelongingProblem, (role: Role) => string> = {
	'office-missing': (role) => `--office is missing: the role ${role} belongs to an office (its AGS, five digits)`,
	'office-unwanted': (role) => `--office does not go with the role ${role}`,
	'provider-missing': (role) => `--provider is missing: the role ${role} belongs to a provider`,
	'provider-unwanted': (role) => `--provider does not go with the role ${role}`,
	'facilities-unwanted': (role) => `--facility does not go with the role ${role}, only with provider-worker`
};

/** What the options name, found in the database; a mistake is one line that says what is there instead. */
export async function findBelonging(tx: Db, role: Role, values: UserOptions): Promise<Belonging> {
	const facilities = values.facility ?? [];
	const named = {
		office: values.office !== undefined,
		provider: values.provider !== undefined,
		facilities: facilities.length
	};
	const problem = belongingProblem(role, named);
	if (problem !== null) throw new UsageError(explain[problem](role));
	const own = values.office === undefined ? null : await findOffice(tx, values.office);
	const providerId = values.provider === undefined ? null : await findProvider(tx, values.provider);
	const grants = await findGrants(tx, providerId, facilities);
	return {
		officeAgs: own?.ags ?? null,
		providerId,
		grants,
		landCode: own?.landCode ?? (await findLand(tx, values.land))
	};
}

async function findOffice(tx: Db, ags: string) {
	const [row] = await tx.select().from(office).where(eq(office.ags, ags));
	if (row?.active && row.landCode !== null) return { ags, landCode: row.landCode };
	const active = await tx.select().from(office).where(eq(office.active, true)).orderBy(asc(office.ags));
	const list = active.map((one) => `${one.ags} ${one.name}`).join(', ');
	throw new UsageError(
		`--office ${ags}: ${row ? `${row.name} is not active` : 'no such office'}. Active offices: ${list || 'none'}`
	);
}

async function findProvider(tx: Db, name: string) {
	const [row] = await tx.select({ id: provider.id }).from(provider).where(eq(provider.name, name.trim()));
	if (!row) throw new UsageError(`--provider "${name}": no provider of exactly this name; import its offers first`);
	return row.id;
}

async function findGrants(tx: Db, providerId: string | null, names: readonly string[]): Promise<Grant[]> {
	if (providerId === null) return [];
	const all = await tx
		.select({ id: facility.id, name: facility.name })
		.from(facility)
		.where(eq(facility.providerId, providerId));
	return [...new Set(names.map((name) => name.trim()))].map((name) => {
		const found = all.find((one) => one.name === name);
		if (found) return { facilityId: found.id, untilDay: null };
		const list = all.map((one) => `"${one.name}"`).join(', ');
		throw new UsageError(
			`--facility "${name}": the provider has no facility of exactly this name. It has: ${list || 'none'}`
		);
	});
}

/** Who belongs to no office signs in for one Land; the first that is active unless another is named. */
async function findLand(tx: Db, code: string | undefined) {
	const active = await tx.select({ code: land.code }).from(land).where(eq(land.active, true)).orderBy(asc(land.code));
	const codes = active.map((row) => row.code);
	const chosen = code ?? codes[0];
	if (chosen === undefined || !codes.includes(chosen)) {
		throw new UsageError(`--land ${chosen ?? ''}: not active. Active: ${codes.join(', ') || 'none'}`);
	}
	return chosen;
}

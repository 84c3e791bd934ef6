import type { Role } from '../../../../domain/access/permissions';
import type { account, facilityGrant } from '../../schema/access';
import { chanceFrom, type Chance } from './chance';
import { adultName, asAddress, phoneNumber } from './people';
import type { DemoOffice } from './offices';
import { areaCodes } from './words';

export type DemoAccount = typeof account.$inferInsert & { id: string; email: string; name: string; role: Role };

/** Name in front of the @ and role, for each of the eight offices. */
const officeRoles: readonly (readonly [address: string, role: Role])[] = [
	['fachkraft', 'case-worker'],
	['leitung', 'team-lead'],
	['wjh', 'finance'],
	['controlling', 'controller'],
	['spitze', 'leadership'],
	['admin', 'office-admin']
];

const providerRoles: readonly (readonly [address: string, role: Role])[] = [
	['admin', 'provider-admin'],
	['einrichtung', 'provider-worker'],
	['rechnung', 'provider-finance']
];

const stateRoles: readonly (readonly [email: string, role: Role])[] = [
	['admin@system.demo', 'system-admin'],
	['aufsicht@land.demo', 'supervisor'],
	['entgelt@land.demo', 'rate-office']
];

const CASE_WORKERS = 7;

/** Teams of the social services; the last one is too small to have figures of its own. */
const teamOf = (number: number) => ['Team Nord', 'Team Süd', 'Pflegekinderdienst'][number < 6 ? number % 2 : 2];

const ledTeam = (role: Role) => (role === 'case-worker' || role === 'team-lead' ? { team: 'Team Nord' } : {});

type Shared = { passwordHash: string; createdAt: string };

function newAccount(chance: Chance, { passwordHash, createdAt }: Shared) {
	const shared = { landCode: 'MV', passwordHash, mustChangePassword: false, createdAt, team: null };
	return (values: { email: string; role: Role; name?: string } & Partial<DemoAccount>): DemoAccount => ({
		...{ id: chance.uuid(), name: adultName(chance), phone: null, officeAgs: null, providerId: null },
		...shared,
		...values
	});
}

/** Each office's known addresses, and more case workers, so that a team is a team. */
export function officeAccounts(offices: readonly DemoOffice[], shared: Shared): DemoAccount[] {
	return offices.flatMap(({ ags, sign }) => {
		const chance = chanceFrom(`accounts of ${sign}`);
		const make = newAccount(chance, shared);
		const domain = `${sign.toLowerCase()}.demo`;
		const own = () => ({ officeAgs: ags, phone: phoneNumber(chance, areaCodes[ags] ?? '0385') });
		const known = officeRoles.map(([address, role]) =>
			make({ email: `${address}@${domain}`, role, ...ledTeam(role), ...own() })
		);
		const team = Array.from({ length: CASE_WORKERS }, (_, number) => {
			const name = adultName(chance);
			return make({
				email: `${asAddress(name)}.${String(number + 1)}@${domain}`,
				role: 'case-worker',
				name,
				team: teamOf(number),
				...own()
			});
		});
		// Last, so that everybody else keeps their name.
		const watching = make({ email: `datenschutz@${domain}`, role: 'data-protection', ...own() });
		return [...known, ...team, watching];
	});
}

type Tenant = { id: string; number: number; facilityIds: readonly string[] };

/** Three per provider; its worker was granted two facilities. */
export function providerAccounts(providers: readonly Tenant[], shared: Shared) {
	const accounts: DemoAccount[] = [];
	const grants: (typeof facilityGrant.$inferInsert)[] = [];
	for (const { id, number, facilityIds } of providers) {
		const make = newAccount(chanceFrom(`accounts of provider ${String(number)}`), shared);
		for (const [address, role] of providerRoles) {
			const made = make({ email: `${address}@traeger${String(number)}.demo`, role, providerId: id });
			accounts.push(made);
			if (role !== 'provider-worker') continue;
			grants.push(...facilityIds.slice(0, 2).map((facilityId) => ({ accountId: made.id, facilityId, untilDay: null })));
		}
	}
	return { accounts, grants };
}

export function stateAccounts(shared: Shared): DemoAccount[] {
	const make = newAccount(chanceFrom('accounts of the state'), shared);
	return stateRoles.map(([email, role]) => make({ email, role }));
}

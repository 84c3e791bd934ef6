import { sideOf, type Role } from './permissions';

/** Whose accounts a role looks after; a role that is not here looks after none. */
const managed: Partial<Record<Role, readonly Role[]>> = {
	'office-admin': [
		...(['case-worker', 'team-lead', 'finance', 'controller', 'leadership'] as const),
		...(['office-admin', 'data-protection'] as const)
	],
	'provider-admin': ['provider-admin', 'provider-worker', 'provider-finance'],
	'system-admin': ['office-admin', 'provider-admin', 'supervisor', 'rate-office', 'system-admin']
};

export const rolesManagedBy = (role: Role): readonly Role[] => managed[role] ?? [];

/** What an account names besides its role. */
export type Belonging = { office: boolean; provider: boolean; facilities: number };

export type BelongingProblem =
	'office-missing' | 'office-unwanted' | 'provider-missing' | 'provider-unwanted' | 'facilities-unwanted';

/** A role works for one office, for one provider or for the Land; only a provider's worker is bound to facilities. */
export function belongingProblem(role: Role, { office, provider, facilities }: Belonging): BelongingProblem | null {
	const side = sideOf[role];
	if (office !== (side === 'office')) return office ? 'office-unwanted' : 'office-missing';
	if (provider !== (side === 'provider')) return provider ? 'provider-unwanted' : 'provider-missing';
	return facilities > 0 && role !== 'provider-worker' ? 'facilities-unwanted' : null;
}

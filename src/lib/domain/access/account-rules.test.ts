import { describe, expect, it } from 'vitest';
import { belongingProblem, rolesManagedBy } from './account-rules';
import { can, roles, sideOf } from './permissions';

const none = { office: false, provider: false, facilities: 0 };

describe('belongingProblem', () => {
	it.each([
		['case-worker', { ...none, office: true }, null],
		['case-worker', none, 'office-missing'],
		['office-admin', { ...none, office: true, provider: true }, 'provider-unwanted'],
		['provider-worker', { ...none, provider: true, facilities: 2 }, null],
		['provider-worker', none, 'provider-missing'],
		['provider-admin', { ...none, provider: true, facilities: 1 }, 'facilities-unwanted'],
		['provider-admin', { ...none, office: true, provider: true }, 'office-unwanted'],
		['system-admin', none, null],
		['supervisor', { ...none, office: true }, 'office-unwanted'],
		['rate-office', { ...none, provider: true }, 'provider-unwanted']
	] as const)('%s with %o: %s', (role, belonging, problem) => {
		expect(belongingProblem(role, belonging)).toBe(problem);
	});
});

describe('rolesManagedBy', () => {
	it.each(roles)('%s manages somebody exactly if it has the permission', (role) => {
		expect(rolesManagedBy(role).length > 0).toBe(can(role, 'accounts/manage'));
	});

	it.each(['office-admin', 'provider-admin'] as const)('%s never reaches beyond its own side', (role) => {
		for (const managed of rolesManagedBy(role)) expect(sideOf[managed]).toBe(sideOf[role]);
	});

	it('every role is managed by somebody', () => {
		expect(new Set(roles.flatMap(rolesManagedBy))).toEqual(new Set(roles));
	});
});

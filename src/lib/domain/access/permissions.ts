/** The single source of what each role may do. The server asks `can`, the screens ask `can`, a test walks it. */
export const roles = [
	'case-worker',
	'team-lead',
	'finance',
	'controller',
	'leadership',
	'office-admin',
	'provider-admin',
	'provider-worker',
	'provider-finance',
	'supervisor',
	'rate-office',
	'system-admin'
] as const;
export type Role = (typeof roles)[number];

export const permissions = [
	'directory/read',
	'directory/import',
	'offers/search',
	'cases/read',
	'cases/write',
	'cases/assign',
	'consultations/close',
	'notices/issue',
	'letters/design',
	'retention/manage',
	'placements/read',
	'placements/decide',
	'placements/release-budget',
	'placements/answer',
	'placements/record-stay',
	'vacancies/report',
	'inbox/read',
	'budgets/read',
	'accounts/manage',
	'audit/read'
] as const;
export type Permission = (typeof permissions)[number];

/** Which side of the portal a role works on; it decides what an account must name (office, provider or neither). */
export const sideOf: Record<Role, 'office' | 'provider' | 'state'> = {
	'case-worker': 'office',
	'team-lead': 'office',
	finance: 'office',
	controller: 'office',
	leadership: 'office',
	'office-admin': 'office',
	'provider-admin': 'provider',
	'provider-worker': 'provider',
	'provider-finance': 'provider',
	supervisor: 'state',
	'rate-office': 'state',
	'system-admin': 'state'
};

const caseWork: readonly Permission[] = [
	'directory/read',
	'offers/search',
	'cases/read',
	'cases/write',
	'notices/issue',
	'placements/read',
	'placements/decide',
	'placements/record-stay',
	'inbox/read',
	'budgets/read'
];

const providerWork: readonly Permission[] = [
	'directory/read',
	'placements/read',
	'placements/answer',
	'placements/record-stay',
	'vacancies/report',
	'inbox/read'
];

export const permissionsOf: Record<Role, ReadonlySet<Permission>> = {
	'case-worker': new Set(caseWork),
	'team-lead': new Set([
		...caseWork,
		'placements/release-budget',
		'cases/assign',
		'consultations/close',
		'retention/manage'
	]),
	finance: new Set(['directory/read', 'offers/search', 'inbox/read', 'budgets/read']),
	controller: new Set(['directory/read', 'offers/search', 'inbox/read', 'budgets/read']),
	leadership: new Set(['directory/read', 'budgets/read']),
	'office-admin': new Set([
		'directory/read',
		'directory/import',
		'offers/search',
		'accounts/manage',
		'letters/design',
		'audit/read',
		'budgets/read',
		'inbox/read'
	]),
	'provider-admin': new Set([...providerWork, 'accounts/manage']),
	'provider-worker': new Set(providerWork),
	'provider-finance': new Set(['directory/read', 'inbox/read']),
	supervisor: new Set(['directory/read', 'offers/search']),
	'rate-office': new Set(['directory/read', 'offers/search']),
	'system-admin': new Set(['directory/read', 'directory/import', 'offers/search', 'accounts/manage', 'audit/read'])
};

export const can = (role: Role, permission: Permission) => permissionsOf[role].has(permission);

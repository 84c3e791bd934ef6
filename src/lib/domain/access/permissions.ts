/** The single source of what each role may do. The server asks `can`, the screens ask `can`, a test walks it. */
export const roles = [
	'case-worker',
	'team-lead',
	'finance',
	'controller',
	'leadership',
	'office-admin',
	'data-protection',
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
	'offices/configure',
	'providers/configure',
	'retention/manage',
	'placements/read',
	'placements/decide',
	'placements/release-budget',
	'placements/answer',
	'placements/record-stay',
	'vacancies/report',
	'absences/record',
	'service-records/write',
	'service-records/read',
	'billing/preview',
	'billing/invoices',
	'billing/claim',
	'billing/check',
	'billing/approve',
	'billing/pay',
	'allowances/grant',
	'allowances/request',
	'figures/read',
	'figures/detail',
	'statistics/check',
	'statistics/export',
	'statistics/income',
	'inbox/read',
	'budgets/read',
	'budgets/manage',
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
	'data-protection': 'office',
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
	'absences/record',
	'service-records/read',
	'billing/preview',
	'allowances/request',
	'figures/read',
	'statistics/check',
	'inbox/read',
	'budgets/read'
];

const providerWork: readonly Permission[] = [
	'directory/read',
	'placements/read',
	'placements/answer',
	'placements/record-stay',
	'absences/record',
	'service-records/write',
	'service-records/read',
	'billing/preview',
	'allowances/request',
	'vacancies/report',
	'inbox/read'
];

/** Amounts and times, never notes. */
const officeFinance: readonly Permission[] = [
	'service-records/read',
	'billing/preview',
	'billing/invoices',
	'billing/check',
	'billing/approve',
	'billing/pay',
	'allowances/grant'
];
const providerFinance: readonly Permission[] = [
	'service-records/read',
	'billing/preview',
	'billing/invoices',
	'billing/claim',
	'allowances/request'
];
const steering: readonly Permission[] = ['figures/read', 'figures/detail'];

export const permissionsOf: Record<Role, ReadonlySet<Permission>> = {
	'case-worker': new Set(caseWork),
	'team-lead': new Set([
		...caseWork,
		'placements/release-budget',
		'cases/assign',
		'consultations/close',
		'retention/manage',
		'billing/invoices',
		'billing/approve',
		'allowances/grant',
		'figures/detail',
		'statistics/export',
		'statistics/income'
	]),
	finance: new Set([
		...(['directory/read', 'offers/search', 'inbox/read', 'budgets/read', 'figures/read'] as const),
		'statistics/income',
		...officeFinance
	]),
	controller: new Set([
		...(['directory/read', 'offers/search', 'inbox/read', 'budgets/read', 'budgets/manage'] as const),
		...steering
	]),
	leadership: new Set(['directory/read', 'budgets/read', 'figures/read']),
	'office-admin': new Set([
		'directory/read',
		'directory/import',
		'offers/search',
		'accounts/manage',
		'letters/design',
		'offices/configure',
		'audit/read',
		'budgets/read',
		'budgets/manage',
		'figures/read',
		'inbox/read'
	]),
	// Who did what and read what, never what a case says (Art. 39 Abs. 1 b DSGVO).
	'data-protection': new Set(['directory/read', 'audit/read']),
	'provider-admin': new Set([...providerWork, ...providerFinance, 'providers/configure', 'accounts/manage']),
	'provider-worker': new Set(providerWork),
	'provider-finance': new Set(['directory/read', 'inbox/read', ...providerFinance]),
	supervisor: new Set(['directory/read', 'offers/search']),
	'rate-office': new Set(['directory/read', 'offers/search']),
	'system-admin': new Set(['directory/read', 'directory/import', 'offers/search', 'accounts/manage', 'audit/read'])
};

export const can = (role: Role, permission: Permission) => permissionsOf[role].has(permission);

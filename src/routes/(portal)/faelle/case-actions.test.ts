import { describe, expect, it } from 'vitest';
import type { Day } from '$lib/domain/day';
import type { NextStep, StepKind } from '$lib/domain/placements/next-step';
import { caseActions } from './case-actions';

const row = {
	...{ caseId: 'c1', placementId: 'p1', closedOn: null },
	...{ birthDate: '2012-05-04' as Day, sex: 'f' as const, unaccompanied: false }
};
const step = (kind: StepKind): NextStep => ({ kind, text: kind, late: false });

describe('what can be done from the overview', () => {
	it.each<[StepKind, string]>([
		['book', '/faelle/c1?blatt=belegung'],
		['record-arrival', '/faelle/c1?blatt=belegung'],
		['record-end', '/faelle/c1?blatt=belegung'],
		['write-commitment', '/faelle/c1/akte/neu?art=cost-commitment&belegung=p1']
	])('%s leads to where it is done', (kind, href) => {
		expect(caseActions(row, step(kind), '13075')).toEqual([
			{ label: kind, href },
			{ label: 'Akte', href: '/faelle/c1/akte' }
		]);
	});

	it('a search begins with the person and the case', () => {
		const [search] = caseActions({ ...row, placementId: null }, step('search'), '13075');
		expect(search?.href).toMatch(/^\/suche\?.*&fall=c1$/);
		expect(search?.href).toContain('2012-05-04');
	});

	it.each<[string, StepKind | null, Day | null]>([
		['nothing waits', null, null],
		['somebody else is waited for', 'await-consent', null],
		['the case is closed', 'search', '2026-01-01' as Day]
	])('only the file when %s', (_why, kind, closedOn) => {
		const labels = caseActions({ ...row, closedOn }, kind && step(kind), '13075').map(({ label }) => label);
		expect(labels).toEqual(['Akte']);
	});
});

import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { deletionPlan, type KeptCase } from './deletion-plan';
import { retentionRules, ruleOn, withOwnYears } from './retention-rules';

const kept = (values: Partial<KeptCase> = {}): KeptCase => ({
	...{ caseId: 'a', number: 'VG-2026-00001', birthDate: '2008-05-04' as Day, restsSince: '2020-01-15' as Day },
	...{ running: false, helpEndedOn: null, restriction: null, ...values }
});

const planOn = (today: string, ...cases: KeptCase[]) => deletionPlan(cases, retentionRules, today as Day);

describe('a case with help: 70 years after the 30th year of life (§ 9b Abs. 2 Nr. 1 SGB VIII)', () => {
	const help = kept({ helpEndedOn: '2024-07-31' as Day });
	it.each([
		['2026-11-22', 0],
		['2108-05-04', 0],
		['2108-05-05', 1]
	])('on %s are %i due', (today, due) => {
		expect(planOn(today, help).due).toHaveLength(due);
	});

	it('born on 29 February, the 30th year is completed on 1 March (§ 188 Abs. 2 BGB)', () => {
		const leap = kept({ birthDate: '2008-02-29' as Day, helpEndedOn: '2024-07-31' as Day });
		expect(planOn('2026-11-22', leap).nextDue?.dueOn).toBe('2108-03-02');
	});

	it('before 1 July 2025 the office decided: ten years after the end of the help, unless it says otherwise', () => {
		expect(planOn('2025-06-30', help).nextDue?.dueOn).toBe('2034-08-01');
		const own = withOwnYears(retentionRules, { 'help-file': 15 });
		expect(deletionPlan([help], own, '2025-06-30' as Day).nextDue?.dueOn).toBe('2039-08-01');
	});
});

describe('a case without help (§ 84 Abs. 2 SGB X: as soon as it is no longer needed)', () => {
	it('is due three years after its closing', () => {
		expect(planOn('2023-01-15', kept()).due).toEqual([]);
		expect(planOn('2023-01-16', kept()).due).toEqual([
			{ caseId: 'a', number: 'VG-2026-00001', rule: 'without-help', dueOn: '2023-01-16' }
		]);
	});

	it('the office may decide otherwise', () => {
		const own = withOwnYears(retentionRules, { 'without-help': 1 });
		expect(deletionPlan([kept()], own, '2021-01-16' as Day).due).toHaveLength(1);
	});
});

it('what still runs is kept, however old it is', () => {
	expect(planOn('2199-01-01', kept({ running: true }))).toEqual({
		due: [],
		restricted: [],
		keptCount: 1,
		nextDue: null
	});
});

it('restricted data are listed apart with their reason (§ 84 Abs. 3 SGB X)', () => {
	const plan = planOn('2026-11-22', kept({ restriction: 'Verfahren vor dem Familiengericht' }));
	expect(plan.due).toEqual([]);
	expect(plan.restricted).toMatchObject([{ caseId: 'a', reason: 'Verfahren vor dem Familiengericht' }]);
});

it('the longest overdue comes first', () => {
	const older = kept({ caseId: 'b', restsSince: '2019-01-15' as Day });
	expect(planOn('2026-11-22', kept(), older).due.map(({ caseId }) => caseId)).toEqual(['b', 'a']);
});

it('a number fixed by a law is not for the office to change', () => {
	const own = withOwnYears(retentionRules, { 'help-file': 1 });
	expect(ruleOn(own, 'help-file', '2026-11-22' as Day).years).toBe(70);
	expect(retentionRules.filter(({ source, note }) => !/§ \d+/.test(source) || note === '')).toEqual([]);
});

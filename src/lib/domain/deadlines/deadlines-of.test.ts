import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day';
import { deadlinesOf, plannedDeadlines } from './deadlines-of';
import type { DeadlineFacts, Settlement, StayFacts } from './facts';
import { deadlineKinds, type DeadlineKind } from './kinds';
import { leadDaysOn } from './lead-days';

const day = (text: string) => text as Day;

const stayOf = (values: Partial<StayFacts> = {}): StayFacts => ({
	...{ placementId: 'stay', serviceType: 'S34', begin: day('2026-03-02'), end: day('2027-03-01') },
	...{ arrivedOn: day('2026-03-02'), leftOn: null, ...values }
});

const factsOf = ({ stay, ...values }: Partial<DeadlineFacts> & { stay?: Partial<StayFacts> } = {}): DeadlineFacts => ({
	...{ birthDate: day('2010-05-04'), unaccompanied: false, closedOn: null, stays: [stayOf(stay)], plan: null },
	...{ jurisdictions: [], settlements: [], contributionReviewMonths: 12, ...values }
});

const done = (kind: DeadlineKind, doneOn: string): Settlement => ({
	...{ kind, placementId: 'stay', day: day(doneOn), doneOn: day(doneOn) }
});

const daysOf = (facts: DeadlineFacts, land = 'MV') =>
	Object.fromEntries(plannedDeadlines(facts, land).map((deadline) => [deadline.kind, deadline.day]));

describe('unaccompanied minors, §§ 42a and 42b SGB VIII', () => {
	const measure = (arrivedOn: string, settlements: readonly Settlement[] = []) =>
		factsOf({ unaccompanied: true, stay: { serviceType: 'S42A', arrivedOn: day(arrivedOn) }, settlements });

	it('counts 7, 3, 2 and 2 working days one after the other, and one month from the begin', () => {
		// A Monday, without a holiday in the three weeks after it.
		expect(daysOf(measure('2026-06-01'))).toMatchObject({
			'uma-report': '2026-06-10',
			'uma-register': '2026-06-15',
			'uma-name-land': '2026-06-17',
			'uma-assign': '2026-06-19',
			'uma-exclusion': '2026-07-01'
		});
	});

	it.each([
		['MV', '2026-03-02', '2026-03-11'],
		// Women's day is a holiday in Mecklenburg-Vorpommern only: in 2027 it is a Monday.
		['MV', '2027-03-01', '2027-03-11'],
		['SH', '2027-03-01', '2027-03-10'],
		// Good Friday and Easter Monday.
		['SH', '2026-03-30', '2026-04-10']
	])('leaves out the holidays of %s from %s on: %s', (land, begin, expected) => {
		expect(daysOf(measure(begin), land)['uma-report']).toBe(expected);
	});

	it('counts a step from the day on which the one before was really done', () => {
		const found = plannedDeadlines(measure('2026-06-01', [done('uma-report', '2026-06-03')]), 'MV');
		expect(found.find(({ kind }) => kind === 'uma-report')).toBeUndefined();
		expect(found.find(({ kind }) => kind === 'uma-register')).toMatchObject({
			...{ day: '2026-06-08', basis: 'Meldung an die Landesstelle am 03.06.2026' },
			source: '§ 42a Abs. 4 Satz 3 SGB VIII'
		});
	});

	it('ends with the assignment, with the exclusion and with the measure', () => {
		const ended = factsOf({ stay: { serviceType: 'S42A', leftOn: day('2026-06-20') } });
		for (const facts of [
			measure('2026-06-01', [done('uma-assign', '2026-06-05')]),
			measure('2026-06-01', [done('uma-exclusion', '2026-06-05')]),
			ended
		]) {
			expect(Object.keys(daysOf(facts)).filter((kind) => kind.startsWith('uma'))).toEqual([]);
		}
	});

	it('takes the last day of a shorter month for the month, weekend or not (§ 188 Abs. 3 BGB)', () => {
		expect(daysOf(measure('2026-01-31'))['uma-exclusion']).toBe('2026-02-28');
	});
});

describe('transitions', () => {
	it.each(['S41', 'T41', 'A41', 'A41A'])('of %s begin a year before the planned end (§ 41 Abs. 3)', (serviceType) => {
		expect(daysOf(factsOf({ stay: { serviceType, end: day('2028-08-31') } })).transition).toBe('2027-08-31');
	});

	it('take the end from the Hilfeplan where it names one', () => {
		const plan = { untilDay: day('2028-02-29'), nextReview: null };
		expect(daysOf(factsOf({ stay: { serviceType: 'S41' }, plan })).transition).toBe('2027-02-28');
	});

	it('begin with the help when it lasts less than a year', () => {
		expect(daysOf(factsOf({ stay: { serviceType: 'S41', end: day('2026-10-01') } })).transition).toBe('2026-03-02');
	});

	it.each([
		// § 36b Abs. 2: a year before the 18th birthday of a minor; born on 29 February, on 1 March.
		['2010-05-04', '2027-05-04'],
		['2008-02-29', '2026-03-02'],
		// Of age at the begin: a year before the planned end.
		['2006-01-01', '2026-03-02']
	])('to SGB IX of somebody born on %s are planned from %s on', (birthDate, expected) => {
		expect(daysOf(factsOf({ birthDate: day(birthDate), stay: { serviceType: 'S35A' } }))['sgb-ix']).toBe(expected);
	});

	it('concern neither other help nor help that is over', () => {
		const over = { serviceType: 'S35A', leftOn: day('2026-09-01') };
		expect(daysOf(factsOf({ stay: over }))).not.toHaveProperty('sgb-ix');
		expect(daysOf(factsOf())).not.toHaveProperty('transition');
	});
});

describe('costs', () => {
	const left = { leftOn: day('2026-08-31') };
	const basis = (code: string) => [{ fromDay: day('2026-01-01'), basis: code }];

	it.each([
		['86.6', '§ 89a SGB VIII, § 111 Satz 1 SGB X'],
		['86c', '§ 89c SGB VIII, § 111 Satz 1 SGB X'],
		['86d', '§ 89c SGB VIII, § 111 Satz 1 SGB X'],
		['87', '§ 89b SGB VIII, § 111 Satz 1 SGB X'],
		['88a', '§ 89d SGB VIII, § 111 Satz 1 SGB X']
	])('under § %s are claimed within twelve months of the last day', (code, source) => {
		const [deadline] = plannedDeadlines(factsOf({ stay: left, jurisdictions: basis(code) }), 'MV');
		expect(deadline).toMatchObject({ kind: 'reimbursement-claim', day: '2027-08-31', source });
	});

	it('lapse four years after the end of the year, once they are claimed (§ 113 Abs. 1 SGB X)', () => {
		const settlements = [done('reimbursement-claim', '2026-09-10')];
		expect(daysOf(factsOf({ stay: left, jurisdictions: basis('88a'), settlements }))).toEqual({
			'reimbursement-limitation': '2030-12-31'
		});
	});

	it('are claimed by the jurisdiction of the last day, and not at all by the own one', () => {
		const jurisdictions = [...basis('86c'), { fromDay: day('2026-06-01'), basis: '86.1' }];
		expect(daysOf(factsOf({ stay: left, jurisdictions }))).toEqual({});
	});

	it('outlive the case', () => {
		const facts = factsOf({ stay: left, unaccompanied: true, closedOn: day('2026-09-30') });
		expect(daysOf(facts)).toEqual({ 'reimbursement-claim': '2027-08-31' });
	});

	it('are contributed to by day and by day and night, looked at as often as the office says', () => {
		expect(daysOf(factsOf())['contribution-review']).toBe('2027-03-02');
		expect(daysOf(factsOf({ contributionReviewMonths: 6 }))['contribution-review']).toBe('2026-09-02');
		expect(daysOf(factsOf({ stay: { serviceType: 'A30' } }))).not.toHaveProperty('contribution-review');
		const settlements = [done('contribution-review', '2027-02-10'), done('contribution-review', '2026-08-01')];
		expect(daysOf(factsOf({ settlements }))['contribution-review']).toBe('2028-02-10');
	});
});

describe('review of the Hilfeplan', () => {
	it('is on the day that the plan names, else within twelve weeks of the begin', () => {
		const plan = { untilDay: null, nextReview: day('2026-11-30') };
		expect(daysOf(factsOf({ plan }))['help-plan-review']).toBe('2026-11-30');
		expect(daysOf(factsOf())['help-plan-review']).toBe('2026-05-25');
	});
	it('waits for an arrival', () => {
		expect(daysOf(factsOf({ stay: { arrivedOn: null } }))).toEqual({});
	});
});

describe('deadlinesOf', () => {
	it.each([
		[-15, 'ahead'],
		[-14, 'due'],
		[0, 'due'],
		[1, 'overdue']
	])('%i days from the day: %s', (distance, state) => {
		const plan = { untilDay: null, nextReview: day('2026-11-30') };
		const [first] = deadlinesOf(factsOf({ plan }), addDays(day('2026-11-30'), distance), 'MV');
		expect(first).toMatchObject({ kind: 'help-plan-review', state });
	});

	it('tells each with its source and its basis, the nearest first, one of a kind per stay', () => {
		const aDay = fc.integer({ min: 0, max: 2_000 }).map((count) => addDays(day('2024-01-01'), count));
		const aStay = fc.record({
			placementId: fc.constantFrom('a', 'b', 'c'),
			serviceType: fc.constantFrom('S34', 'S41', 'S35A', 'S42A', 'A30'),
			...{ begin: aDay, end: aDay, arrivedOn: fc.option(aDay), leftOn: fc.option(aDay) }
		});
		const stays = fc.uniqueArray(aStay, { selector: ({ placementId }) => placementId, maxLength: 3 });
		fc.assert(
			fc.property(stays, fc.boolean(), aDay, (some, unaccompanied, today) => {
				const found = deadlinesOf(factsOf({ stays: some, unaccompanied }), today, 'MV');
				expect(found.map((one) => one.day)).toEqual(found.map((one) => one.day).toSorted());
				expect(found.every(({ source, basis, text }) => source !== '' && basis !== '' && text !== '')).toBe(true);
				const names = found.map(({ kind, placementId }) => `${kind} ${String(placementId)}`);
				expect(new Set(names).size).toBe(names.length);
			})
		);
	});

	it('has its lead times from long to short, down to the day itself', () => {
		for (const kind of deadlineKinds) {
			const leads = leadDaysOn(kind, '2026-11-27' as Day);
			expect(leads.at(-1)).toBe(0);
			expect([...leads].sort((a, b) => b - a)).toEqual([...leads]);
		}
	});
});

import { describe, expect, it } from 'vitest';
import type { Euro } from '../money';
import { agreementProblems, type AgreedTerms } from './agreement-problems';

const byDay: AgreedTerms = { ruleSet: 'AVV-SH', foodShare: null, pfg: null, travelSurcharge: null, switches: {} };
const byHour: AgreedTerms = { ...byDay, ruleSet: 'LRV-MV' };
const amount = '5.00' as Euro;

describe('an agreement', () => {
	it.each([
		['a share for food', { ...byDay, foodShare: amount }, 'day'],
		['a place-keeping fee of its own', { ...byDay, pfg: amount }, 'day'],
		['a reading', { ...byDay, switches: { beyondLeave: 'absence', partMonthAllowance: 'full' } }, 'day'],
		['a surcharge for journeys', { ...byHour, travelSurcharge: amount }, 'hour']
	] as const)('may have %s', (_what, terms, unit) => {
		expect(agreementProblems(terms, unit)).toEqual({});
	});

	it.each([
		['a contract by the hour for help by the day', byHour, 'day', 'ruleSet', 'nach Tagen'],
		['a contract by the day for help by the hour', byDay, 'hour', 'ruleSet', 'nach Stunden'],
		['share and fee', { ...byDay, foodShare: amount, pfg: amount }, 'day', 'pfg', 'entweder'],
		['a share by the hour', { ...byHour, foodShare: amount }, 'hour', 'foodShare', 'Tagessätzen'],
		['a fee by the hour', { ...byHour, pfg: amount }, 'hour', 'pfg', 'Tagessätzen'],
		['a surcharge by the day', { ...byDay, travelSurcharge: amount }, 'day', 'travelSurcharge', 'Stundensätzen'],
		[
			'a reading of another contract',
			{ ...byHour, switches: { beyondLeave: 'days' } },
			'hour',
			'switches.beyondLeave',
			'kennt'
		],
		[
			'a reading that says nothing',
			{ ...byDay, switches: { beyondLeave: 'x' } },
			'day',
			'switches.beyondLeave',
			'days, absence'
		]
	] as const)('may not have %s', (_what, terms, unit, field, says) => {
		const problems = agreementProblems(terms, unit);
		expect(Object.keys(problems)).toEqual([field]);
		expect(problems[field]).toContain(says);
	});
});

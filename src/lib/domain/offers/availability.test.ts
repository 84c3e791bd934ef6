import { describe, expect, it } from 'vitest';
import { offer, searched, step } from '../../../../tests/factories/offer-facts';
import { need } from '../../../../tests/factories/needs';
import { availability, unavailableLabels, unavailableReasons, type Availability } from './availability';
import type { NeedInput } from './need';
import type { OfferFacts } from './offer-facts';

const old = '2026-11-15T11:59:59.000Z';
const fullUntilDecember = [step(null, '0.00'), step('2027-12-14', '2.00')];

describe('availability', () => {
	it.each<{ case: string; offer?: Partial<OfferFacts>; need?: Partial<NeedInput>; expected: Partial<Availability> }>([
		{ case: 'three places', expected: { free: '3.00', available: true, reason: null, freeFrom: null } },
		{ case: 'the last place', offer: { free: [step(null, '1.00')] }, expected: { free: '1.00', available: true } },
		{
			case: 'a part of a place is none',
			offer: { free: [step(null, '0.99')] },
			expected: { free: '0.99', reason: 'full', freeFrom: null }
		},
		{
			case: 'full, free later',
			offer: { free: fullUntilDecember },
			expected: { free: '0.00', available: false, reason: 'full', freeFrom: '2027-12-14' as never }
		},
		{
			case: 'full on the last day only',
			offer: { free: [step(null, '1.00'), step('2027-11-30', '0.00'), step('2027-12-01', '1.00')] },
			expected: { reason: 'full', freeFrom: '2027-12-01' as never }
		},
		{
			case: 'free again on the day after the last',
			offer: { free: [step(null, '1.00'), step('2027-12-01', '0.00')] },
			expected: { available: true }
		},
		{
			case: 'overbooked is shown as nothing free',
			offer: { free: [step(null, '-1.00')] },
			expected: { free: '0.00', reason: 'full' }
		},
		{
			case: 'five days a week need a whole place',
			offer: { free: [step(null, '0.75')] },
			need: { daysPerWeek: '5' },
			expected: { reason: 'full' }
		},
		{
			case: 'enough hours',
			offer: { serviceType: 'A31', free: [step(null, '2.50')] },
			need: { serviceType: 'A31', hoursPerWeek: '2.5' },
			expected: { free: '2.50', available: true }
		},
		{
			case: 'too few hours',
			offer: { serviceType: 'A31', free: [step(null, '2.50')] },
			need: { serviceType: 'A31', hoursPerWeek: '2.75' },
			expected: { free: '2.50', available: false, reason: 'full' }
		},
		{
			case: 'report too old',
			offer: { reportedAt: old },
			expected: { free: '3.00', available: false, reason: 'report-too-old', freeFrom: null }
		},
		{
			case: 'full and too old: what will not change by a report',
			offer: { reportedAt: old, free: fullUntilDecember },
			expected: { reason: 'full' }
		},
		{
			case: 'never reported',
			offer: { reportedAt: null, free: [step(null, '0.00')] },
			expected: { available: false, reason: 'no-report', freeFrom: null }
		}
	])('$case', ({ offer: facts, need: wishes, expected }) => {
		expect(availability(offer(facts), need(wishes), searched())).toMatchObject(expected);
	});
	it('has a German word for each reason', () => {
		expect(Object.keys(unavailableLabels)).toEqual([...unavailableReasons]);
	});
});

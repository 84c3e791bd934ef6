import { describe, expect, it } from 'vitest';
import { offer } from '../../../../tests/factories/offer-facts';
import type { Day } from '../day';
import type { OfferFacts } from './offer-facts';
import { misfits, type Applicant, type Misfit } from './suitability';

const day = (text: string) => text as Day;
const period = { begin: day('2027-06-01'), end: day('2027-11-30') };

describe('misfits', () => {
	it.each<{ case: string; offer: Partial<OfferFacts>; person: Partial<Applicant>; expected: Misfit[] }>([
		{ case: 'nothing known of the person', offer: { ageFrom: 14, sex: 'f' }, person: {}, expected: [] },
		{ case: 'a day too young', offer: {}, person: { birthDate: day('2021-06-02') }, expected: ['age'] },
		{ case: 'old enough on the first day', offer: {}, person: { birthDate: day('2021-06-01') }, expected: [] },
		{ case: 'last day of the last year', offer: {}, person: { birthDate: day('2009-06-02') }, expected: [] },
		{ case: 'a day too old', offer: {}, person: { birthDate: day('2009-06-01') }, expected: ['age'] },
		{ case: 'not born at begin', offer: { ageFrom: 0 }, person: { birthDate: day('2027-06-02') }, expected: ['age'] },
		{ case: 'a girl in a house for girls', offer: { sex: 'f' }, person: { sex: 'f' }, expected: [] },
		{ case: 'a boy in a house for girls', offer: { sex: 'f' }, person: { sex: 'm' }, expected: ['sex'] },
		{ case: 'divers in a house for girls', offer: { sex: 'f' }, person: { sex: 'd' }, expected: ['sex'] },
		{ case: 'divers in a house for boys', offer: { sex: 'm' }, person: { sex: 'd' }, expected: ['sex'] },
		{ case: 'divers in a house for everyone', offer: {}, person: { sex: 'd' }, expected: [] },
		{
			case: 'licence for exactly the period',
			offer: { licenceFrom: period.begin, licenceUntil: period.end },
			person: {},
			expected: []
		},
		{ case: 'licence a day late', offer: { licenceFrom: day('2027-06-02') }, person: {}, expected: ['licence'] },
		{ case: 'licence ends a day early', offer: { licenceUntil: day('2027-11-29') }, person: {}, expected: ['licence'] },
		{ case: 'closes on the last day', offer: { closedFrom: day('2027-11-30') }, person: {}, expected: ['closed'] },
		{ case: 'closes the day after', offer: { closedFrom: day('2027-12-01') }, person: {}, expected: [] },
		{
			case: 'everything at once',
			offer: { closedFrom: day('2020-01-01'), licenceUntil: day('2020-01-01'), sex: 'm' },
			person: { sex: 'f', birthDate: day('2000-01-01') },
			expected: ['closed', 'licence', 'age', 'sex']
		}
	])('$case', ({ offer: facts, person, expected }) => {
		expect(misfits(offer(facts), { birthDate: null, sex: null, ...period, ...person })).toEqual(expected);
	});
});

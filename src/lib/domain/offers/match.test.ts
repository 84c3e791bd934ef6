import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOffer, GREIFSWALD, offer } from '../../../../tests/factories/offer-facts';
import { anyNeed, need } from '../../../../tests/factories/needs';
import type { Day } from '../day';
import { filterLabels, matches, offerFilters, sortedOutBy, wantedOffer, type OfferFilter } from './match';
import type { Need, NeedInput } from './need';
import type { OfferFacts } from './offer-facts';

const REGION = '3f2b6c1e-8a44-4d0e-9d3c-5f6f0a7b1c2d';
const farAway = { lat: 53.6355, lon: 11.4012, office: '13004' };
const near = (radiusKm: number) => ({ near: { postalCode: '17489', radiusKm } });

describe('what sorts an offer out', () => {
	it.each<{ case: string; offer?: Partial<OfferFacts>; need?: Partial<NeedInput>; by: OfferFilter | null }>([
		{ case: 'nothing asked for', by: null },
		{ case: 'another service type', offer: { serviceType: 'S35' }, by: 'service-type' },
		{ case: 'in the office asked for', need: { offices: ['13073', '13075'] }, by: null },
		{ case: 'in another office', need: { offices: ['13073'] }, by: 'area' },
		{ case: 'in the region asked for', offer: { region: REGION }, need: { regions: [REGION] }, by: null },
		{ case: 'in no region', need: { regions: [REGION] }, by: 'area' },
		{ case: 'office or region: one is enough', need: { offices: ['13075'], regions: [REGION] }, by: null },
		{ case: 'within the radius', offer: farAway, need: near(140), by: null },
		{ case: 'outside the radius', offer: farAway, need: near(139), by: 'area' },
		{
			case: 'office and radius: both must hold',
			offer: farAway,
			need: { ...near(50), offices: ['13004'] },
			by: 'area'
		},
		{ case: 'closed in the period', offer: { closedFrom: '2027-08-01' as Day }, by: 'closed' },
		{ case: 'licence ends in the period', offer: { licenceUntil: '2027-08-01' as Day }, by: 'licence' },
		{ case: 'too old', need: { birthDate: '2001-01-01' }, by: 'age' },
		{ case: 'of another sex', offer: { sex: 'f' }, need: { sex: 'm' }, by: 'sex' },
		{
			case: 'one specialisation is missing',
			offer: { specialisations: ['SUCHT'] },
			need: { specialisations: ['SUCHT', 'TIERE'] },
			by: 'specialisations'
		},
		{
			case: 'all specialisations',
			offer: { specialisations: ['TIERE', 'SUCHT'] },
			need: { specialisations: ['SUCHT'] },
			by: null
		},
		{ case: 'text found', need: { text: 'RYCK bodden' }, by: null },
		{ case: 'text not found', need: { text: 'Ryck Wismar' }, by: 'text' },
		{ case: 'the first of several', offer: { sex: 'f' }, need: { sex: 'm', text: 'Wismar' }, by: 'sex' }
	])('$case', ({ offer: facts, need: wishes, by }) => {
		expect(sortedOutBy(offer(facts), wantedOffer(need(wishes), GREIFSWALD))).toBe(by);
	});
	it('finds nothing around a place that nobody can locate', () => {
		expect(matches(offer(), need(near(500)), null)).toBe(false);
	});
	it('has a German word for each filter', () => {
		expect(Object.keys(filterLabels)).toEqual([...offerFilters]);
	});

	it('a further wish never adds an offer', () => {
		const wishes: Partial<Need>[] = [
			{ specialisations: ['TRAUMA'] },
			{ sex: 'm' },
			{ text: 'ryck' },
			{ birthDate: '2015-01-01' as Day },
			{ near: { postalCode: '17489', radiusKm: 40 } }
		];
		const free: Partial<Need> = { specialisations: [], sex: null, text: '', birthDate: null, near: null };
		fc.assert(
			fc.property(anyOffer, anyNeed, fc.constantFrom(...wishes), (facts, given, wish) => {
				const open: Need = { ...given, ...free, serviceType: 'S34' };
				const asked = matches(facts, { ...open, ...wish }, GREIFSWALD);
				expect(!asked || matches(facts, open, GREIFSWALD)).toBe(true);
			})
		);
	});
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyOffers, GREIFSWALD, offer } from '../../../../tests/factories/offer-facts';
import { boxAround } from './distance';
import { offersInBox } from './nearby';

const box = boxAround(GREIFSWALD, 60);

it('keeps those in the box, on its edge too, in their order', () => {
	const offers = [
		offer({ offerId: 'corner', lat: box.south, lon: box.west }),
		offer({ offerId: 'beyond', lat: box.north + 0.001, lon: box.east }),
		offer({ offerId: 'middle', ...GREIFSWALD })
	];
	expect(offersInBox(offers, box).map(({ offerId }) => offerId)).toEqual(['corner', 'middle']);
	expect(offersInBox(offers, { ...box, east: box.west }).map(({ offerId }) => offerId)).toEqual(['corner']);
});

it('leaves out exactly what lies outside, however often a list is asked and wherever', () => {
	fc.assert(
		fc.property(anyOffers, fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), (offers, radii) => {
			for (const { south, north, west, east } of radii.map((radiusKm) => boxAround(GREIFSWALD, radiusKm))) {
				const inside = offers.filter(({ lat, lon }) => lat >= south && lat <= north && lon >= west && lon <= east);
				expect(offersInBox(offers, { south, north, west, east })).toEqual(inside);
			}
		})
	);
});

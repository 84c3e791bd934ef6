import { addDays, type Day } from '../../src/lib/domain/day';
import { serviceTypeOf } from '../../src/lib/domain/directory/service-types';
import type { Db } from '../../src/lib/server/db/client';
import { capacitySlice, occupancy, vacancyReport } from '../../src/lib/server/db/schema/capacity';
import { facility, offer, provider, region } from '../../src/lib/server/db/schema/directory';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { only } from '../../src/lib/server/db/seed/factories';
import type { OfferSpec } from './offers';

const FIRST_DAY = '-infinity' as Day;
const HOUR = 3_600_000;

/** Regions of the first office of the random offers. */
export async function insertRegions(owner: Db): Promise<string[]> {
	const names = ['Region Nord', 'Region Süd'].map((name) => ({ officeAgs: '13075', name }));
	return (await owner.insert(region).values(names).returning()).map(({ id }) => id);
}

/** A statement per table, so that the triggers run as they do for real changes, but not once per row. */
export async function insertOffers(
	owner: Db,
	specs: readonly OfferSpec[],
	{ regions, now }: { regions: string[]; now: string }
) {
	const providers = new Map<string, string>();
	for (const name of new Set(specs.map((spec) => spec.provider))) {
		providers.set(name, only(await owner.insert(provider).values({ name }).returning()).id);
	}
	const rows = specs.map((spec, index) => ({
		...{ name: `${spec.facility} ${String(index)}`, postalCode: '17489', officeAgs: spec.office, place: spec.place },
		...{ lat: spec.lat, lon: spec.lon, licenceFrom: spec.licenceFrom, licenceUntil: spec.licenceUntil },
		...{ closedFrom: spec.closedFrom, providerId: providers.get(spec.provider) ?? '' },
		regionId: spec.region === null ? null : (regions[spec.region] ?? null)
	}));
	const homes = await owner.insert(facility).values(rows).returning({ id: facility.id });
	const offers = await owner
		.insert(offer)
		.values(specs.map((spec, index) => ({ facilityId: homes[index]?.id ?? '', ...offerRow(spec) })))
		.returning({ id: offer.id });
	const made = specs.map((spec, index) => ({ spec, offerId: offers[index]?.id ?? '' }));
	await insertParts(owner, made, { providerId: only([...providers.values()].slice(0, 1)), now });
	return made;
}

const offerRow = ({ serviceType, specialisations, ageFrom, ageTo, sex, note }: OfferSpec) => ({
	...{ serviceType, specialisations, ageFrom, ageTo, sex, note },
	licensed: serviceTypeOf(serviceType).unit === 'hour' ? '40.00' : '12.00'
});

type Made = { spec: OfferSpec; offerId: string };

async function insertParts(owner: Db, made: readonly Made[], { providerId, now }: { providerId: string; now: string }) {
	const each = <T>(parts: (spec: OfferSpec) => readonly T[]) =>
		made.flatMap(({ spec, offerId }) => parts(spec).map((part) => ({ offerId, ...part })));
	await owner
		.insert(rateSlice)
		.values(each(({ rates }) => rates.map(({ from, until, amount }) => ({ fromDay: from, untilDay: until, amount }))));
	await owner
		.insert(capacitySlice)
		.values(
			each(({ slices }) =>
				slices.map(({ from, until, ...amounts }) => ({ fromDay: from ?? FIRST_DAY, untilDay: until, ...amounts }))
			)
		);
	await owner.insert(occupancy).values(
		each(({ occupied }) =>
			occupied.map(({ from, length, amount }) => ({
				...{ period: `[${from},${addDays(from, length)})`, amount, providerId, kind: 'foreign' as const }
			}))
		)
	);
	await owner.insert(vacancyReport).values(
		each(({ reportedHoursAgo }) => (reportedHoursAgo === null ? [] : [{ reportedHoursAgo }])).map(
			({ offerId, reportedHoursAgo }) => ({
				...{ offerId, fromDay: FIRST_DAY, operable: '1.00', occupiedOutside: '0.00', source: 'portal' as const },
				reportedAt: new Date(Date.parse(now) - reportedHoursAgo * HOUR).toISOString()
			})
		)
	);
}

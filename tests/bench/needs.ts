import type pg from 'pg';
import { addDays, type Day } from '../../src/lib/domain/day';
import { serviceTypes } from '../../src/lib/domain/directory/service-types';
import { specialisations } from '../../src/lib/domain/directory/specialisations';
import { searchSchema, type Need } from '../../src/lib/domain/offers/need';

/** A deterministic sequence of shares in [0, 1). */
export function sequence(seed: number) {
	let state = seed;
	return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const dayTypes = serviceTypes.filter(({ unit }) => unit === 'day').map(({ code }) => code);
const common = specialisations.slice(0, 10).map(({ code }) => code);

type Wanted = { count: number; seed: number; today: Day };

/** What is asked for all day: a kind of help, 50 km around a place, two specialisations, 26 weeks, a child. */
export async function typicalNeeds(client: pg.Client, { count, seed, today }: Wanted): Promise<Need[]> {
	const share = sequence(seed);
	const pick = <T>(list: readonly T[]) => list[Math.floor(share() * list.length)] as T;
	const { rows } = await client.query<{ code: string }>('SELECT code FROM bench.town ORDER BY i');
	return Array.from({ length: count }, () => {
		const begin = addDays(today, 7 + Math.floor(share() * 60));
		return searchSchema.parse({
			...{ list: 'available', serviceType: pick(dayTypes), begin, end: addDays(begin, 182) },
			near: { postalCode: pick(rows).code, radiusKm: 50 },
			specialisations: [...new Set([pick(common), pick(common)])],
			birthDate: addDays(begin, -Math.floor(365 * (9 + share() * 4))),
			sex: pick(['f', 'm'] as const)
		});
	});
}

/** The whole country, nothing but a kind of help, a period and a child. */
export function nationalNeeds({ count, seed, today }: Wanted): Need[] {
	const share = sequence(seed);
	return Array.from({ length: count }, () => {
		const begin = addDays(today, 7 + Math.floor(share() * 60));
		const age = Math.floor(365 * (9 + share() * 4));
		return searchSchema.parse({
			...{ list: 'available', serviceType: dayTypes[Math.floor(share() * dayTypes.length)] },
			...{ begin, end: addDays(begin, 182), birthDate: addDays(begin, -age), sex: 'f' }
		});
	});
}

import { sql } from 'drizzle-orm';
import { addDays, firstOfMonth, monthOf, type Day, type Month } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { attackedMonths, truthOf, type AttackStay, type House, type Search, type Truth } from './figures-attack-truth';
import { chance } from './figures-random';
import { makeStay, month, order, refresh, someone } from './figures-scene';

/** All but the one that looks. */
export const attackedOffices = ['13004', '13003', '13071', '13072', '13073', '13074', '13076'] as const;
export const kinds = ['S34', 'S41', 'A31', 'T32'] as const;
export const ables = ['trauma', 'adhd'] as const;

/** Of the others hardly any has enough of everything to show a share. */
const LARGE = '13076';
const SETTLED = 24;
const firstOfFour = attackedMonths[2] ?? month;

type Connections = { owner: Database; db: Database };
type Next = (below: number) => number;

/** As the leadership of an office sees it that has none of the cases. */
export async function attackScene({ owner, db }: Connections) {
	const leadership = await someone({ owner, db }, 'leadership');
	const stays = await makeStays(owner, leadership.account.id);
	const searches = await makeSearches(owner, leadership.account.id);
	await refresh(db);
	return { leadership, truth: truthOf({ stays, searches }) };
}
export type Scene = { leadership: Awaited<ReturnType<typeof someone>>; truth: Truth };

/** In the area of each office a house of each kind by the day; one by the hour for all of them. */
async function makeHouses(owner: Database, next: Next): Promise<House[]> {
	const places = attackedOffices.flatMap((officeAgs) =>
		kinds.filter((kind) => kind !== 'A31').map((serviceType) => ({ officeAgs, serviceType }))
	);
	const made = [...places, { officeAgs: attackedOffices[0], serviceType: 'A31' as const }];
	return Promise.all(
		made.map(async ({ officeAgs, serviceType }) => {
			const specialisations = next(2) === 0 ? [ables[next(2)] ?? 'adhd'] : [];
			const offer = await makeOffer(owner, { serviceType, places: '200.00', specialisations, facility: { officeAgs } });
			return { offer, officeAgs, serviceType, specialisations };
		})
	);
}

/** Offices of three to fourteen cases each, one with more, with all that may befall them. */
async function makeStays(owner: Database, createdBy: string): Promise<AttackStay[]> {
	const next = chance();
	const houses = await makeHouses(owner, next);
	const stays: AttackStay[] = [];
	for (const office of attackedOffices) {
		const usual = [['trauma'], ['trauma', 'adhd'], []][next(3)] ?? [];
		const size = 3 + next(12) + (office === LARGE ? SETTLED : 0);
		for (let number = 0; number < size; number++) {
			const help = await makeCase(owner, { officeAgs: office });
			const lives = livesOf({ next, houses, office, usual });
			const isSettled = office === LARGE && number < SETTLED;
			const lived = isSettled ? [{ ...lives[0], ...settled(number, houses) }] : lives;
			stays.push(...lived.map((stay) => ({ ...stay, help })));
		}
	}
	for (const { house, paidFor, ...stay } of stays) {
		const made = await makeStay(owner, createdBy, { ...stay, offer: house.offer });
		for (const served of paidFor) await order(owner, { ...made, served }, '100.00');
	}
	return stays;
}

type Life = Omit<AttackStay, 'help'>;

/** Where a child lives, one place after the other. */
function livesOf({ usual, ...around }: Omit<Around, 'from'> & { usual: string[] }): [Life, ...Life[]] {
	const { next } = around;
	const any = randomStay({ ...around, from: beginOf(next) });
	const first = next(4) > 0 ? { ...any, specialisations: usual } : any;
	const { until } = first;
	// Nobody lives in two places at once: the next one begins when this one is over.
	if (until === null || next(2) > 0 || monthOf(until) < firstOfFour) return [first];
	const second = randomStay({ ...around, from: addDays(until, 1) });
	// What a child needs goes along: with a specialisation and without it add up to all cases.
	return [first, { ...second, specialisations: first.specialisations, until: null }];
}

/** All end in the last month: a third drops out, a third moves on, a third ends as planned; in two kinds one alone does, or does not. */
function settled(number: number, houses: readonly House[]): Partial<Life> {
	const kind = number === 18 ? 'S41' : number < 18 ? 'S34' : 'T32';
	const house = houses.find(({ officeAgs, serviceType }) => officeAgs === LARGE && serviceType === kind);
	return {
		...{ from: dayIn(firstOfFour, 3), until: dayIn(month, 20), moves: number < 18 && number % 3 === 1 },
		...{
			reason: number % 3 === 0 || (number >= 18 && number < SETTLED - 1) ? 'by-minor' : 'as-planned',
			...(house && { house })
		},
		...{ specialisations: number % 2 === 0 ? ['trauma'] : [], paidFor: [month] }
	};
}

const dayIn = (of: Month, number: number) => addDays(firstOfMonth(of), number - 1);
/** Most begin in the first of the four months; some are of the year before. */
const beginOf = (next: Next) => {
	const [before, , ...running] = attackedMonths;
	const of = next(4) === 0 ? before : running[[0, 0, 0, 1, 2, 3][next(6)] ?? 0];
	return dayIn(of ?? month, 1 + next(9));
};

type Around = { next: Next; houses: readonly House[]; office: string; from: Day };

function randomStay({ next, houses, office, from }: Around): Life {
	const kind = (['S34', 'S34', 'S34', 'S41', 'A31', 'T32'] as const)[next(6)];
	const ofKind = houses.filter(({ serviceType }) => serviceType === kind);
	const near = ofKind.find(({ officeAgs }) => officeAgs === office && next(3) > 0);
	const begins = attackedMonths.indexOf(monthOf(from));
	// What began the year before is over in the month after.
	const last = begins === 0 ? next(2) : next(2) === 0 ? 5 : begins + next(6 - begins);
	const ends = begins === 0 || next(2) === 0;
	const until = ends ? dayIn(attackedMonths[last] ?? month, 12 + next(14)) : null;
	const during = attackedMonths.slice(begins, until === null ? undefined : last + 1);
	return {
		...{ house: near ?? (ofKind[next(ofKind.length)] as House), office, from, until },
		...{ specialisations: next(2) === 0 ? ['adhd'] : [], outOfArea: next(2) === 0, moves: next(3) === 0 },
		reason: next(3) === 0 ? 'as-planned' : 'by-minor',
		paidFor: during.filter(() => next(2) === 0)
	};
}

async function makeSearches(owner: Database, account: string): Promise<Search[]> {
	const next = chance();
	const searches = attackedOffices.flatMap((office) =>
		attackedMonths.flatMap((of) =>
			Array.from({ length: 1 + next(9) }, (): Search => ({
				...{ office, month: of, serviceType: kinds[next(4)] ?? 'S34' },
				specialisations: next(2) === 0 ? ['trauma'] : []
			}))
		)
	);
	for (const [number, { office, month: of, serviceType, specialisations }] of searches.entries())
		await owner.execute(sql`INSERT INTO fruitless_search
			(office_ags, account_id, service_type, at, criteria_hash, criteria, removed)
			VALUES (${office}, ${account}, ${serviceType}, ${`${of}-10T10:00:00Z`}, ${String(number)},
				${JSON.stringify({ specialisations })}, '{}')`);
	return searches;
}

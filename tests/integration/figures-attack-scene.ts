import { sql } from 'drizzle-orm';
import { addDays, firstOfMonth, monthOf, type Day, type Month } from '../../src/lib/domain/day';
import type { HiddenBase } from '../../src/lib/domain/figures/base';
import { addMonths } from '../../src/lib/domain/figures/months';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { truthOf, type AttackStay, type House, type Search, type Truth } from './figures-attack-truth';
import { chance } from './figures-random';
import { makeStay, month, order, refresh, someone } from './figures-scene';

/** All but the one that looks. */
export const attackedOffices = ['13004', '13003', '13071', '13072', '13073', '13074', '13076'] as const;
export const kinds = ['S34', 'S41', 'A31', 'T32'] as const;
export const ables = ['trauma', 'adhd'] as const;

/** Four months in a row, and two of the year before: all in which anybody has anything. */
export const attackedMonths: readonly Month[] = [-14, -13, -3, -2, -1, 0].map((back) => addMonths(month, back));

/** Of the others hardly any has enough of everything to show a share. */
const LARGE = '13076';

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
export type Base = HiddenBase;

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

/** Offices of three to fourteen cases each, with all that may befall them. */
async function makeStays(owner: Database, createdBy: string): Promise<AttackStay[]> {
	const next = chance();
	const houses = await makeHouses(owner, next);
	const stays: AttackStay[] = [];
	for (const office of attackedOffices) {
		const usual = [['trauma'], ['trauma', 'adhd'], []][next(3)] ?? [];
		const size = 3 + next(12) + (office === LARGE ? 24 : 0);
		for (let number = 0; number < size; number++) {
			const help = await makeCase(owner, { officeAgs: office });
			const any = (from: Day) => ({ ...randomStay({ next, houses, office, from }), help });
			const first = { ...any(beginOf(next)), ...(next(4) > 0 && { specialisations: usual }) };
			if (office === LARGE && number < 24) Object.assign(first, settled(number, houses));
			stays.push(first);
			// Nobody lives in two places at once: the next one begins when this one is over.
			if (first.until !== null && next(2) === 0 && monthOf(first.until) > attackedMonths[2]!)
				stays.push({ ...any(addDays(first.until, 1)), until: null });
		}
	}
	for (const { house, paidFor, ...stay } of stays) {
		const made = await makeStay(owner, createdBy, { ...stay, offer: house.offer });
		for (const served of paidFor) await order(owner, { ...made, served }, '100.00');
	}
	return stays;
}

/** All end in the last month: a third drops out, a third moves on, a third ends as planned; in one kind only one does. */
function settled(number: number, houses: readonly House[]): Partial<AttackStay> {
	const kind = number === 18 ? 'S41' : number < 18 ? 'S34' : 'T32';
	const house = houses.find(({ officeAgs, serviceType }) => officeAgs === LARGE && serviceType === kind);
	return {
		...{ from: dayIn(attackedMonths[2] ?? month, 3), until: dayIn(month, 20), moves: number < 18 && number % 3 === 1 },
		...{ reason: number % 3 === 0 || number >= 18 ? 'by-minor' : 'as-planned', ...(house && { house }) },
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

function randomStay({ next, houses, office, from }: Around): Omit<AttackStay, 'help'> {
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

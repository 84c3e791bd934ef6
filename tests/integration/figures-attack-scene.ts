import { addDays } from '../../src/lib/domain/day';
import type { HiddenBase } from '../../src/lib/domain/figures/base';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { chance } from './figures-random';
import { inMonth, makeStay, order, refresh } from './figures-scene';

/** All but the one that looks. */
export const attackedOffices = ['13004', '13003', '13071', '13072', '13073', '13074', '13076'] as const;

/** How many cases are behind a count, told by what was made and not by what the database says. */
export type Truth = {
	count: (base: HiddenBase, at: readonly [office: string, kind: string | null, able: string | null]) => number;
};

type House = Awaited<ReturnType<typeof makeOffer>>;
type Connections = { owner: Database; db: Database; createdBy: string };

const kinds = ['S34', 'S34', 'S34', 'S41', 'A31', 'T32'];

type Help = Awaited<ReturnType<typeof makeCase>>;
type Stay = Parameters<typeof makeStay>[2] & { help: Help; isPaid: boolean };

/** Offices of three to fourteen cases each, with all that may befall them within the month. */
export async function attackScene({ owner, db, createdBy }: Connections): Promise<Truth> {
	const next = chance();
	const houses = await Promise.all(
		[...new Set(kinds)].map((serviceType) => makeOffer(owner, { serviceType, places: '200.00' }))
	);
	const behind = new Map<string, Set<string>>();
	const add = async (stay: Stay) => {
		const made = await makeStay(owner, createdBy, stay);
		if (stay.isPaid) await order(owner, made, '100.00');
		for (const key of keysOf(stay)) behind.set(key, (behind.get(key) ?? new Set()).add(stay.help.id));
	};
	for (const office of attackedOffices) {
		const usual = [['trauma'], ['trauma', 'adhd'], []][next(3)] ?? [];
		for (const help of await casesOf(owner, { office, count: 3 + next(12) })) {
			const anyStay = () => ({ ...randomStay(next, houses), help, office });
			const first = { ...anyStay(), ...(next(4) > 0 && { specialisations: usual }) };
			await add(first);
			// Nobody lives in two places at once: the next one begins when this one is over.
			const { until = null } = first;
			if (until !== null && next(2) === 0) await add({ ...anyStay(), from: addDays(until, 1), until: null });
		}
	}
	await refresh(db);
	return { count: (base, at) => behind.get([base, ...at.map((part) => part ?? '')].join(' '))?.size ?? 0 };
}

const casesOf = (owner: Database, { office, count }: { office: string; count: number }) =>
	Promise.all(Array.from({ length: count }, () => makeCase(owner, { officeAgs: office })));

function randomStay(next: (below: number) => number, houses: readonly House[]): Omit<Stay, 'help'> {
	const kind = kinds[next(kinds.length)];
	return {
		...{ offer: houses.find(({ serviceType }) => serviceType === kind) as House, isPaid: next(2) === 0 },
		from: next(3) === 0 ? inMonth(1 + next(5)) : addDays(inMonth(1), -40),
		until: next(3) === 0 ? inMonth(10 + next(15)) : null,
		...{ specialisations: next(2) === 0 ? ['adhd'] : [], outOfArea: next(3) === 0, moves: next(3) === 0 },
		reason: next(2) === 0 ? 'as-planned' : 'by-minor'
	};
}

/** Every cell the stay counts in. */
function keysOf(stay: Stay): string[] {
	const { offer, office, specialisations = [] } = stay;
	return basesOf(stay).flatMap((name) => {
		const types = name === 'rates' && offer.serviceType === 'A31' ? ['A31'] : ['', offer.serviceType];
		return types.flatMap((type) => ['', ...specialisations].map((able) => [name, office, type, able].join(' ')));
	});
}

function basesOf({ from, until, outOfArea, moves, reason, isPaid }: Stay): HiddenBase[] {
	const [begins, ends] = [from >= inMonth(1), until !== null];
	const is: Partial<Record<HiddenBase, boolean | undefined>> = {
		...{ cases: true, rates: true, paid: isPaid, placed: begins, 'out-of-area': outOfArea && begins, ended: ends },
		...{ transfers: ends && moves, 'drop-outs': ends && !moves && reason === 'by-minor' }
	};
	return (Object.keys(is) as HiddenBase[]).filter((name) => is[name] === true);
}

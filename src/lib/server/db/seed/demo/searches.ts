import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../../../domain/day';
import { unavailableReasons } from '../../../../domain/offers/availability';
import { offerFilters } from '../../../../domain/offers/match';
import type { Need } from '../../../../domain/offers/need';
import type { fruitlessSearch } from '../../schema/cases';
import type { DemoAccount } from './accounts';
import type { DemoCase } from './cases';
import { chanceFrom, type Chance } from './chance';
import { usualDays } from './house-kinds';
import { spotsOf } from './offices';
import { DAY_MS, morningOf } from './timeline';

type Row = typeof fruitlessSearch.$inferInsert & { id: string; at: string };

const SEARCHES = 340;
const wanted = ['S34', 'S34', 'S34', 'S35A', 'S42', 'S19', 'T32', 'S41', 'S35'] as const;
const needs = [
	'trauma',
	'autism',
	'sexually-abusive',
	'substance-use',
	'intensive',
	'siblings',
	'eating-disorder',
	'fasd'
];

/** Searches of three years that found nothing to take; in autumn more than in summer, lately more than before. */
export function searchesOf(cases: readonly DemoCase[], { today, now }: { today: Day; now: number }): Row[] {
	const chance = chanceFrom('fruitless searches');
	return Array.from({ length: SEARCHES }, () => {
		const help = chance.pick(cases);
		const back = Math.floor(1_090 * chance.share() ** 1.4);
		const begin = addDays(today, chance.whole(3, 30) - back);
		const at = Math.min(morningOf(addDays(today, -back)) + chance.between(0, 8) * (DAY_MS / 24), now - 600_000);
		const criteria = needOf(chance, help, begin);
		return {
			...{ id: chance.uuid(), officeAgs: help.officeAgs, accountId: help.worker.id, caseId: help.id },
			...{ serviceType: criteria.serviceType, at: new Date(at).toISOString(), criteria, removed: removed(chance) },
			criteriaHash: hashOf(criteria, help.worker)
		};
	});
}

const hashOf = (criteria: Need, { id }: DemoAccount) =>
	createHash('sha256')
		.update(JSON.stringify([criteria, id]))
		.digest('hex');

function needOf(chance: Chance, { client, officeAgs }: DemoCase, begin: Day): Need {
	const serviceType = chance.pick(wanted);
	const [shortest, longest] = usualDays[serviceType];
	const near = chance.happens(0.7);
	return {
		...{ list: 'available', serviceType, begin, end: addDays(begin, chance.whole(shortest, longest)), regions: [] },
		...{ offices: near ? [] : [officeAgs], sex: client.sex, birthDate: client.birthDate },
		near: near ? { postalCode: chance.pick(spotsOf(officeAgs)).postalCode, radiusKm: chance.pick([20, 30, 50]) } : null,
		...{ specialisations: chance.some(needs, chance.whole(1, 3)), unaccompanied: client.unaccompanied },
		...{ daysPerWeek: null, hoursPerWeek: null, text: '', page: 1, pageSize: 50 }
	};
}

/** How many offers each filter sorted out; not measured, only in the size of it. */
function removed(chance: Chance): Record<string, number> {
	const usual: Record<string, number> = {
		'service-type': 330,
		area: 75,
		age: 14,
		sex: 4,
		specialisations: 16,
		full: 5
	};
	return Object.fromEntries(
		[...offerFilters, ...unavailableReasons].map((name) => [
			name,
			Math.round((usual[name] ?? 0) * chance.between(0.6, 1.3))
		])
	);
}

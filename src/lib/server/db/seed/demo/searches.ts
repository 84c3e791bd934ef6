import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../../../domain/day';
import { unavailableReasons } from '../../../../domain/offers/availability';
import { offerFilters } from '../../../../domain/offers/match';
import type { Need } from '../../../../domain/offers/need';
import type { fruitlessSearch } from '../../schema/cases';
import type { DemoCase } from './cases';
import { chanceFrom, type Chance } from './chance';
import { usualDays } from './house-kinds';
import { spotsOf } from './offices';
import { DAY_MS } from './timeline';

/** The need without what only concerns the screen. */
type Wanted = Omit<Need, 'list' | 'page' | 'pageSize'>;
type Row = typeof fruitlessSearch.$inferInsert & { id: string; at: string; caseId: string; criteria: Wanted };

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

/** Searches of three years that found nothing to take, some days after a case was opened. */
export function searchesOf(cases: readonly DemoCase[], { now }: { now: number }) {
	const chance = chanceFrom('fruitless searches');
	const searches = Array.from({ length: SEARCHES }, () => searchFor(chance, chance.pick(cases), now));
	return { searches, events: searches.map(eventOf) };
}

function searchFor(chance: Chance, help: DemoCase, now: number): Row {
	const at = new Date(
		Math.min(Date.parse(help.createdAt) + chance.between(0.1, 9) * DAY_MS, now - 600_000)
	).toISOString();
	const criteria = needOf(chance, help, addDays(at.slice(0, 10) as Day, chance.whole(3, 30)));
	return {
		...{ id: chance.uuid(), officeAgs: help.officeAgs, accountId: help.worker.id, caseId: help.id, at, criteria },
		...{
			serviceType: criteria.serviceType,
			removed: removed(chance),
			criteriaHash: hashOf([at.slice(0, 10), criteria])
		}
	};
}

const eventOf = ({ id, officeAgs, accountId, caseId, at, criteria: { serviceType, begin, end } }: Row) => ({
	...{ caseId, officeAgs, accountId, kind: 'fruitless-search' as const, at, text: null },
	details: { searchId: id, serviceType, begin, end }
});

const hashOf = (wanted: unknown) => createHash('sha256').update(JSON.stringify(wanted)).digest('hex');

function needOf(chance: Chance, { client, officeAgs }: DemoCase, begin: Day): Wanted {
	const serviceType = chance.pick(wanted);
	const [shortest, longest] = usualDays[serviceType];
	const near = chance.happens(0.7);
	return {
		...{ serviceType, begin, end: addDays(begin, chance.whole(shortest, longest)), regions: [] },
		...{ offices: near ? [] : [officeAgs], sex: client.sex, birthDate: client.birthDate },
		near: near ? { postalCode: chance.pick(spotsOf(officeAgs)).postalCode, radiusKm: chance.pick([20, 30, 50]) } : null,
		...{ specialisations: chance.some(needs, chance.whole(1, 3)), unaccompanied: client.unaccompanied },
		...{ daysPerWeek: null, hoursPerWeek: null, text: '' }
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

import type { Day } from '../../../../domain/day';
import { addYears, yearOf } from '../../../../domain/day';
import type { ServiceTypeCode } from '../../../../domain/directory/service-types';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import { fromHundredths } from '../../../../domain/hundredths';
import { euro, type Euro } from '../../../../domain/money';
import type { rateSlice } from '../../schema/rates';
import type { Chance } from './chance';
import { rateRange } from './house-kinds';

export type DemoRate = typeof rateSlice.$inferInsert & { id: string; fromDay: Day; untilDay: Day | null; amount: Euro };

type Asked = { offerId: string; type: ServiceTypeCode; today: Day; createdAt: string; cents?: number };

/** Two or three slices from three years ago until today or next year; the last one is open or ends and continues. */
export function demoRates(chance: Chance, asked: Asked): DemoRate[] {
	const [low, high] = rateRange[asked.type];
	// Most agreements lie in the cheaper half.
	const current = asked.cents ?? low + Math.round((high - low) * Math.min(chance.share(), chance.between(0.15, 1)));
	const starts = sliceStarts(chance, asked.today);
	const changes = starts.map((day) => ({ day, cents: centsFrom(chance, { current, day, today: asked.today }) }));
	const lastUntil = chance.happens(0.12) ? (`${String(yearOf(asked.today) + 2)}-01-01` as Day) : null;
	return changes.map(({ day, cents }, position) => ({
		...{ id: chance.uuid(), offerId: asked.offerId, fromDay: day, untilDay: starts[position + 1] ?? lastUntil },
		...{ amount: centsAsEuro(cents), ...parts(chance, asked.type, cents), createdAt: asked.createdAt }
	}));
}

function sliceStarts(chance: Chance, today: Day): Day[] {
	const first = addYears(`${String(yearOf(today))}-0${String(chance.whole(1, 9))}-01` as Day, -3);
	const second = addYears(first, chance.whole(1, 2));
	const coming = chance.happens(0.3) ? nextChange(chance, today) : null;
	return [first, second, ...(coming !== null && coming > second ? [coming] : [])];
}

/** A rate already agreed for the coming months. */
const nextChange = (chance: Chance, today: Day) =>
	chance.happens(0.5)
		? (`${String(yearOf(today) + 1)}-01-01` as Day)
		: (`${String(yearOf(today) + 1)}-0${String(chance.whole(2, 7))}-01` as Day);

/** Today's slice has today's price; earlier ones were cheaper, later ones are dearer by what was usual. */
function centsFrom(chance: Chance, { current, day, today }: { current: number; day: Day; today: Day }) {
	const years = day > today ? -1 : yearOf(today) - yearOf(day) >= 3 ? 2 : 0;
	return Math.round(current / (1 + years * chance.between(0.025, 0.055)));
}

const centsAsEuro = (cents: number) => euro(fromHundredths(cents));

/** MP + GP + IB = total; an hour has no such parts. */
function parts(chance: Chance, type: ServiceTypeCode, cents: number) {
	if (serviceTypeOf(type).unit === 'hour') return { mp: null, gp: null, ib: null, pfg: null };
	const gp = Math.round(cents * chance.between(0.19, 0.26));
	const ib = Math.round(cents * chance.between(0.05, 0.11));
	const pfg = Math.round(cents * chance.between(0.72, 0.9));
	return { mp: centsAsEuro(cents - gp - ib), gp: centsAsEuro(gp), ib: centsAsEuro(ib), pfg: centsAsEuro(pfg) };
}

import { checkLines, type CheckBackground } from '../../src/lib/domain/billing/check-lines';
import type { ClaimedLine } from '../../src/lib/domain/billing/claimed-line';
import type { StayBackground } from '../../src/lib/domain/billing/judge-line';
import type { BillingLine, DayEntry } from '../../src/lib/domain/billing/result';
import { addDays, type Day } from '../../src/lib/domain/day';
import { euro, type Euro } from '../../src/lib/domain/money';

/** The month that is claimed. */
export const first = '2026-10-01' as Day;
export const last = '2026-10-31' as Day;
export const at = (number: number) => addDays(first, number - 1);
const price = '120.00' as Euro;
const kept = '113.50' as Euro;

const entry = (day: Day, values: Pick<DayEntry, 'kind' | 'rule'> & { rate: Euro }): DayEntry => ({
	...{ day, amount: values.rate, ...values }
});

/** Days away are paid with the kept place; the days after the limit are not. */
export function stayWith({ away = 0, unpaid = 0 } = {}): StayBackground {
	const entries = Array.from({ length: 31 }, (_, index) => {
		const day = at(index + 1);
		if (index >= 5 && index < 5 + away) return entry(day, { kind: 'paid-absence', rate: kept, rule: 'leave' });
		if (index >= 5 + away && index < 5 + away + unpaid) {
			return { ...entry(day, { kind: 'unpaid', rate: euro(0), rule: 'beyond' }), count: { number: 29, of: 28 } };
		}
		return entry(day, { kind: 'present', rate: price, rule: 'present' });
	});
	return {
		...{ entries, expected: linesOf(entries), entry: '2026-03-01' as Day, leaving: null },
		...{ commitment: { from: '2026-03-01' as Day, to: '2027-02-28' as Day } },
		...{
			knownPrices: [price, kept, euro(115)],
			placeKeeping: new Set(['leave 113.50']),
			elsewhere: [],
			overlaps: new Set()
		}
	};
}

function linesOf(entries: readonly DayEntry[]): BillingLine[] {
	return ['present', 'leave'].flatMap((rule) => {
		const days = entries.filter((one) => one.rule === rule);
		const [from, to] = [days[0], days.at(-1)];
		if (!from || !to) return [];
		const amount = euro(Number(from.rate) * days.length);
		return [
			{
				from: from.day,
				to: to.day,
				quantity: String(days.length),
				unit: 'day' as const,
				price: from.rate,
				amount,
				rule
			}
		];
	});
}

export const claim = (placementId: string, stay: StayBackground): ClaimedLine[] =>
	stay.expected.map((line) => ({
		...{ ...line, placementId, lineId: `${placementId} ${line.rule}` },
		days: stay.entries.filter(({ rule }) => rule === line.rule).map(({ day }) => day)
	}));

/** What is claimed, and what it is held against. */
export type Invoice = { claimed: ClaimedLine[]; background: CheckBackground };

/** An invoice that claims exactly what its stays give. */
export function correct(stays: Record<string, StayBackground>): Invoice {
	const claimed = Object.entries(stays).flatMap(([id, stay]) => claim(id, stay));
	return { claimed, background: { stays: new Map(Object.entries(stays)), placeKept: true, setOff: null } };
}

/** What is found, line by line; a line that is missing has no id. */
export const causesOf = ({ claimed, background }: Invoice) =>
	checkLines(claimed, background).flatMap(({ cause, lineId }) => (cause === null ? [] : [[lineId, cause]]));

/** Changes the named line of an invoice. */
export const change = ({ claimed, background }: Invoice, id: string, changed: Partial<ClaimedLine>): Invoice => ({
	background,
	claimed: claimed.map((line) => (line.lineId === id ? { ...line, ...changed } : line))
});

/** Changes what is on record about a stay. */
export const against = (
	{ claimed, background }: Invoice,
	placementId: string,
	changed: Partial<StayBackground>
): Invoice => {
	const stay = background.stays.get(placementId);
	const stays = new Map(background.stays);
	if (stay) stays.set(placementId, { ...stay, ...changed });
	return { claimed, background: { ...background, stays } };
};

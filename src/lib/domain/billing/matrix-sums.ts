import { sum, type Euro } from '../money';
import { dayLetters, kindOfLetter } from './day-letters';
import { dayKinds, type DayKind } from './result';

type MonthRow = { letters: string; total: Euro };

export type MatrixSums = { stays: number; days: Record<DayKind, number>; total: Euro };

/** Days of each kind in a month written as letters. */
export function countKinds(letters: string): Record<DayKind, number> {
	const counts = emptyCounts();
	for (const letter of letters) {
		const kind = kindOfLetter(letter);
		if (kind !== null) counts[kind] += 1;
	}
	return counts;
}

/** What several rows of the calendar come to. */
export function sumsOf(rows: readonly MonthRow[]): MatrixSums {
	return addSums(rows.map(({ letters, total }) => ({ stays: 1, days: countKinds(letters), total })));
}

/** Sums of parts that were counted one after the other. */
export function addSums(parts: readonly MatrixSums[]): MatrixSums {
	const days = emptyCounts();
	for (const part of parts) for (const kind of dayKinds) days[kind] += part.days[kind];
	return {
		stays: parts.reduce((count, { stays }) => count + stays, 0),
		days,
		total: sum(parts.map(({ total }) => total))
	};
}

/** How many persons were there on each day: the last row of the calendar. */
export function presentPerDay(rows: readonly Pick<MonthRow, 'letters'>[], days: number): number[] {
	const signs = rows.map(({ letters }) => Array.from(letters));
	return Array.from({ length: days }, (_, index) => signs.filter((row) => row[index] === dayLetters.present).length);
}

const emptyCounts = (): Record<DayKind, number> => ({
	...{ present: 0, 'paid-absence': 0, unpaid: 0, undecided: 0, outside: 0 }
});

/** '24 A · 6 P': days by their letters, without those outside of the stay. */
export const countsText = (days: Record<DayKind, number>) =>
	dayKinds
		.filter((kind) => kind !== 'outside' && days[kind] > 0)
		.map((kind) => `${days[kind]} ${dayLetters[kind]}`)
		.join(' · ');

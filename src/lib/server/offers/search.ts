import type { WholeEuro } from '../../domain/money';
import type { OfferList } from '../../domain/offers/search-offers';
import { planFigures } from '../../domain/rates/planned-units';
import type { Db } from '../db/client';
import { runStatement } from '../db/statement';
import type { Criteria } from './criteria';
import { searchRow, type FoundRow, type SearchRow } from './search-rows';
import { nationalPage, searchStatement, type Slice } from './search-statements';
import { countOffers, totalsIn, totalsOf, type Counted, type Totals } from './totals';

export type SearchAnswer = Omit<OfferList, 'rows'> & { rows: SearchRow[] };

/** Further down than this nobody pages, and counting along the price index no longer saves anything. */
const DEEPEST_NATIONAL_ROW = 1_000;

/** The list and page that the need asks for, with both counts. `changes`: how many the process has heard of. */
export async function findOffers(db: Db, criteria: Criteria, changes: number): Promise<SearchAnswer> {
	const slice = sliceOf(criteria);
	const found = isNational(criteria, slice)
		? ((await findInCountry(db, criteria, { slice, changes })) ?? (await findInArea(db, criteria, slice)))
		: await findInArea(db, criteria, slice);
	const { need, judged } = criteria;
	return {
		all: found.totals.all,
		available: found.totals.available,
		...planFigures(need),
		asOf: judged.now,
		spread: spreadOf(found),
		rows: found.rows.map((row) => searchRow(row, criteria, found.cheapest))
	};
}

const spreadOf = ({ totals: { dearest }, cheapest }: Found): WholeEuro | null =>
	dearest === null || cheapest === null ? null : (String(dearest - cheapest) as WholeEuro);

const sliceOf = ({ need: { page, pageSize } }: Criteria): Slice => ({ first: (page - 1) * pageSize, length: pageSize });

type Found = { totals: Totals; cheapest: number | null; rows: FoundRow[] };

/** A statement that finds no row for the page still answers one line, for the counts. */
type Line = Omit<FoundRow, 'offer_id'> & { offer_id: string | null };
const rowsOf = (lines: readonly Line[]) => lines.filter((line): line is FoundRow => line.offer_id !== null);

async function findInArea(db: Db, criteria: Criteria, slice: Slice): Promise<Found> {
	const lines = await runStatement<Line & Counted & { cheapest: number | null }>(db, searchStatement(criteria, slice));
	const [first] = lines;
	return { totals: totalsIn(first), cheapest: first?.cheapest ?? null, rows: rowsOf(lines) };
}

/** Nothing narrows it but the kind of help and the person: then the price index knows the page. */
const isNational = ({ area, circle, mask, words, days }: Criteria, { first, length }: Slice) =>
	area === null &&
	circle === null &&
	mask === null &&
	words.length === 0 &&
	days > 0 &&
	first + length <= DEEPEST_NATIONAL_ROW;

type Wanted = { slice: Slice; changes: number };

async function findInCountry(db: Db, criteria: Criteria, { slice, changes }: Wanted): Promise<Found | null> {
	const [page, totals] = await Promise.all([pageOf(db, criteria, slice), totalsOf(db, criteria, changes)]);
	if (page === null) return null;
	const cheapest = slice.first === 0 ? page : await pageOf(db, criteria, { first: 0, length: 1 });
	return { totals, cheapest: feeOf(cheapest?.[0]), rows: page };
}

async function pageOf(db: Db, criteria: Criteria, slice: Slice): Promise<FoundRow[] | null> {
	const lines = await runStatement<Line & { enough: boolean }>(db, nationalPage(criteria, slice));
	return lines[0]?.enough === true ? rowsOf(lines) : null;
}

const feeOf = (row: FoundRow | undefined) => row?.fee ?? null;

/** The same need without the words typed into the list: those only look through what was found. */
export function withoutText(criteria: Criteria): Criteria {
	return { ...criteria, need: { ...criteria.need, text: '' }, words: [] };
}

/** Whether anything can be taken, whatever was typed into the list. */
export async function isFruitless(db: Db, criteria: Criteria, { available }: Pick<SearchAnswer, 'available'>) {
	if (available > 0) return false;
	if (criteria.words.length === 0) return true;
	return (await countOffers(db, withoutText(criteria))).available === 0;
}

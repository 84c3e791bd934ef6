import { Decimal } from 'decimal.js';
import { addDays, daysBetween, type Day } from '../day';
import { euro, type Euro } from '../money';
import { paidKey } from './background';
import type { ClaimedLine } from './claimed-line';
import type { LineCause } from './line-causes';
import { isEqual } from './match-lines';
import type { BillingLine, DayEntry, LineUnit } from './result';

/** Everything about one stay and month against which its lines are held. */
export type StayBackground = {
	/** What the rules give. */
	expected: readonly BillingLine[];
	/** Day by day, to say why something is not due. */
	entries: readonly DayEntry[];
	entry: Day;
	/** Included; null while it goes on. */
	leaving: Day | null;
	/** Cost commitment, both days included. */
	commitment: { from: Day; to: Day };
	/** Prices that the agreement has or had at any time. */
	knownPrices: readonly Euro[];
	/** What is paid for a kept place; see `paidKey`. */
	placeKeeping: ReadonlySet<string>;
	/** Lines of the stay in other invoices that count. */
	elsewhere: readonly { rule: string; unit: LineUnit; days: readonly Day[] }[];
	/** Days on which the person was in another stay, too: beyond the days of entry and leaving. */
	overlaps: ReadonlySet<Day>;
};

/** `cause` null = equal. */
export type Judgement = { cause: LineCause | null; expected: BillingLine | null };

type Asked = StayBackground & { placeKept: boolean };

export function judgeLine(line: ClaimedLine, expected: BillingLine | null, stay: Asked): Judgement {
	return (
		doubled(line, stay) ??
		onWrongDays(line, stay) ??
		withoutDeclaration(line, expected, stay) ??
		(expected === null ? notDue(line, stay) : compared(line, expected, stay))
	);
}

/** Lines taken back by a difference or credit are held against what they take back, not against the calendar. */
const isCharge = ({ quantity }: BillingLine) => !quantity.startsWith('-');
const isDated = ({ unit }: { unit: LineUnit }) => unit === 'day' || unit === 'hour';

export const daysOf = (line: Pick<ClaimedLine, 'days' | 'from' | 'to'>): readonly Day[] =>
	line.days ?? Array.from({ length: daysBetween(line.from, line.to) + 1 }, (_, index) => addDays(line.from, index));

function doubled(line: ClaimedLine, { elsewhere }: Asked): Judgement | null {
	if (!isCharge(line)) return null;
	const days = new Set(daysOf(line));
	const twice = elsewhere.filter((other) =>
		isDated(line) ? other.unit === line.unit && other.days.some((day) => days.has(day)) : other.rule === line.rule
	);
	if (twice.length === 0) return null;
	const known = new Set(twice.flatMap((other) => other.days));
	return { cause: 'duplicate', expected: isDated(line) ? without(line, (day) => known.has(day)) : null };
}

function onWrongDays(line: ClaimedLine, { entry, leaving, commitment, overlaps }: Asked): Judgement | null {
	if (!isCharge(line) || !isDated(line)) return null;
	const wrong: readonly (readonly [LineCause, (day: Day) => boolean])[] = [
		['outside-stay', (day) => day < entry || (leaving !== null && day > leaving)],
		['outside-commitment', (day) => day < commitment.from || day > commitment.to],
		['overlap', (day) => line.unit === 'day' && overlaps.has(day)]
	];
	const found = wrong.find(([, isWrong]) => daysOf(line).some(isWrong));
	return found ? { cause: found[0], expected: without(line, found[1]) } : null;
}

/** The line without some of its days: by the day so many less, by the hour a person has to look. */
function without(line: ClaimedLine, isWrong: (day: Day) => boolean): BillingLine | null {
	const right = daysOf(line).filter((day) => !isWrong(day));
	const [from] = right;
	const to = right.at(-1);
	if (from === undefined || to === undefined || line.unit !== 'day') return null;
	const quantity = String(right.length);
	return { ...line, from, to, quantity, amount: euro(new Decimal(line.price).times(right.length)) };
}

function withoutDeclaration(line: ClaimedLine, expected: BillingLine | null, stay: Asked): Judgement | null {
	const { rule, price } = expected ?? line;
	const missing = !stay.placeKept && isCharge(line) && stay.placeKeeping.has(paidKey(rule, price));
	return missing ? { cause: 'place-keeping', expected: null } : null;
}

function compared(line: ClaimedLine, expected: BillingLine, stay: Asked): Judgement {
	if (isEqual(line, expected)) return { cause: null, expected };
	return { cause: difference(line, expected, stay), expected };
}

function difference(line: ClaimedLine, expected: BillingLine, stay: Asked): LineCause {
	if (line.price !== expected.price) return stay.knownPrices.includes(line.price) ? 'rate-slice' : 'price';
	const more = new Decimal(line.quantity).comparedTo(expected.quantity);
	if (more > 0) return reasonFor(line, stay) ?? 'quantity';
	return more < 0 || line.amount === expected.amount ? 'quantity' : 'amount';
}

const notDue = (line: ClaimedLine, stay: Asked): Judgement => ({
	cause: reasonFor(line, stay) ?? 'not-due',
	expected: null
});

/** Why more is claimed than is due: looked up in the day entries of the days that are claimed. */
function reasonFor(line: ClaimedLine, { entries }: Asked): LineCause | null {
	const days = new Set(daysOf(line));
	const claimed = entries.filter(({ day }) => days.has(day));
	const unpaid = claimed.filter(({ kind }) => kind === 'unpaid' || kind === 'undecided');
	return line.unit === 'hour' ? reasonForHours(claimed, unpaid) : reasonOf(unpaid);
}

function reasonOf(unpaid: readonly DayEntry[]): LineCause | null {
	if (unpaid.some(({ count }) => count !== undefined)) return 'quota';
	return unpaid.some(({ kind }) => kind === 'undecided') ? 'undecided' : null;
}

/** Days on which nothing is paid say why; where something is paid, or nothing is on record, records are missing. */
function reasonForHours(claimed: readonly DayEntry[], unpaid: readonly DayEntry[]): LineCause | null {
	const paid = new Set(claimed.filter((entry) => !unpaid.includes(entry)).map(({ day }) => day));
	const told = unpaid.filter(({ day, rule }) => !paid.has(day) && rule !== 'missing-record');
	return told.length === 0 ? 'missing-records' : reasonOf(told);
}

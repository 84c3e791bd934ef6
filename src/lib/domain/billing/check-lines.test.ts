import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day';
import { euro, type Euro } from '../money';
import { ADVANCE, ADVANCE_SET_OFF } from './advances';
import { checkLines, needsDecision, type CheckBackground } from './check-lines';
import type { ClaimedLine } from './claimed-line';
import type { StayBackground } from './judge-line';
import type { LineCause } from './line-causes';
import { UPLOADED } from './match-lines';
import type { BillingLine, DayEntry } from './result';

const first = '2026-10-01' as Day;
const last = '2026-10-31' as Day;
const at = (number: number) => addDays(first, number - 1);
const price = '120.00' as Euro;
const kept = '113.50' as Euro;

const entry = (day: Day, kind: DayEntry['kind'], rate: Euro, rule: string): DayEntry => ({
	...{ day, kind, rule, rate, amount: rate }
});

/** Days away are paid with the kept place; the days after the limit are not. */
function stayWith({ away = 0, unpaid = 0 } = {}): StayBackground {
	const entries = Array.from({ length: 31 }, (_, index) => {
		const day = at(index + 1);
		if (index >= 5 && index < 5 + away) return entry(day, 'paid-absence', kept, 'leave');
		if (index >= 5 + away && index < 5 + away + unpaid) {
			return { ...entry(day, 'unpaid', euro(0), 'beyond'), count: { number: 29, of: 28 } };
		}
		return entry(day, 'present', price, 'present');
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

const claim = (placementId: string, stay: StayBackground): ClaimedLine[] =>
	stay.expected.map((line) => ({
		...{ ...line, placementId, lineId: `${placementId} ${line.rule}` },
		days: stay.entries.filter(({ rule }) => rule === line.rule).map(({ day }) => day)
	}));

type Invoice = { claimed: ClaimedLine[]; background: CheckBackground };

function correct(stays: Record<string, StayBackground>): Invoice {
	const claimed = Object.entries(stays).flatMap(([id, stay]) => claim(id, stay));
	return { claimed, background: { stays: new Map(Object.entries(stays)), placeKept: true, setOff: null } };
}

const causesOf = ({ claimed, background }: Invoice) =>
	checkLines(claimed, background).flatMap(({ cause, lineId }) => (cause === null ? [] : [[lineId, cause]]));

/** Changes the named line of an invoice. */
const change = ({ claimed, background }: Invoice, id: string, changed: Partial<ClaimedLine>): Invoice => ({
	background,
	claimed: claimed.map((line) => (line.lineId === id ? { ...line, ...changed } : line))
});
const against = ({ claimed, background }: Invoice, placementId: string, changed: Partial<StayBackground>): Invoice => {
	const stay = background.stays.get(placementId);
	const stays = new Map(background.stays);
	if (stay) stays.set(placementId, { ...stay, ...changed });
	return { claimed, background: { ...background, stays } };
};

/** Every kind of error, planted into a correct invoice at the line 'B present' of stay B. */
const errors: Record<string, { plant: (invoice: Invoice) => Invoice; found: [string | null, LineCause][] }> = {
	'a cent too much': {
		plant: (invoice) => change(invoice, 'B present', { amount: '2760.01' as Euro }),
		found: [['B present', 'amount']]
	},
	'a day too many': {
		plant: (invoice) => change(invoice, 'B present', { quantity: '99', amount: '11880.00' as Euro }),
		found: [['B present', 'quantity']]
	},
	'a price nobody agreed': {
		plant: (invoice) => change(invoice, 'B present', { price: '999.00' as Euro }),
		found: [['B present', 'price']]
	},
	'the rate of another time': {
		plant: (invoice) => change(invoice, 'B present', { price: '115.00' as Euro }),
		found: [['B present', 'rate-slice']]
	},
	'days after leaving': {
		plant: (invoice) => against(invoice, 'B', { leaving: at(30) }),
		found: [['B present', 'outside-stay']]
	},
	'days before the cost commitment': {
		plant: (invoice) => against(invoice, 'B', { commitment: { from: at(2), to: '2027-01-01' as Day } }),
		found: [['B present', 'outside-commitment']]
	},
	'days of another invoice': {
		plant: (invoice) => against(invoice, 'B', { elsewhere: [{ rule: 'present', unit: 'day', days: [at(1)] }] }),
		found: [['B present', 'duplicate']]
	},
	'a day in two stays': {
		plant: (invoice) => against(invoice, 'B', { overlaps: new Set([at(1)]) }),
		found: [['B present', 'overlap']]
	},
	'more absence than the limit': {
		plant: (invoice) => {
			const stay = stayWith({ away: 6, unpaid: 2 });
			const days = Array.from({ length: 8 }, (_, index) => at(6 + index));
			const over = {
				...claim('B', stay).find(({ rule }) => rule === 'leave'),
				days,
				to: at(13),
				quantity: '8',
				amount: '908.00' as Euro
			};
			const { claimed, background } = against(invoice, 'B', stay);
			return {
				background,
				claimed: claimed.map((line) =>
					line.placementId !== 'B' ? line : line.rule === 'leave' ? { ...line, ...over } : (claim('B', stay)[0] ?? line)
				)
			};
		},
		found: [['B leave', 'quota']]
	},
	'a stay that is not ours': {
		plant: (invoice) => change(invoice, 'C present', { placementId: 'X' }),
		found: [
			['C present', 'unknown-stay'],
			[null, 'not-claimed']
		]
	},
	'a forgotten line': {
		plant: ({ claimed, background }) => ({
			background,
			claimed: claimed.filter(({ lineId }) => lineId !== 'B present')
		}),
		found: [[null, 'not-claimed']]
	},
	'a line that nothing gives': {
		plant: ({ claimed, background }) => ({
			background,
			claimed: claimed.map((line) => (line.lineId === 'C present' ? { ...line, rule: 'invented' } : line))
		}),
		found: [
			['C present', 'not-due'],
			[null, 'not-claimed']
		]
	},
	'no declaration of places kept': {
		plant: ({ claimed, background }) => ({ claimed, background: { ...background, placeKept: false } }),
		found: [['B leave', 'place-keeping']]
	}
};

const invoice = () => correct({ A: stayWith(), B: stayWith({ away: 8 }), C: stayWith() });

describe('checkLines', () => {
	it('finds nothing in a correct invoice, whatever its stays', () => {
		const stay = fc.record({ away: fc.integer({ min: 0, max: 10 }), unpaid: fc.integer({ min: 0, max: 10 }) });
		fc.assert(
			fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), stay, { maxKeys: 6 }), (stays) => {
				const made = correct(Object.fromEntries(Object.entries(stays).map(([id, values]) => [id, stayWith(values)])));
				const checked = checkLines(made.claimed, made.background);
				expect(checked.map(({ status }) => status)).toEqual(made.claimed.map(() => 'equal'));
			})
		);
	});

	it.each(Object.entries(errors))('%s is found, and nothing else', (_name, { plant, found }) => {
		expect(causesOf(plant(invoice()))).toEqual(found);
	});

	it('any two errors of different stays are both found', () => {
		const others = ['a stay that is not ours', 'a line that nothing gives'];
		const names = Object.keys(errors).filter((name) => !others.includes(name));
		fc.assert(
			fc.property(fc.constantFrom(...names), fc.constantFrom(...others), (one, other) => {
				const [a, b] = [errors[one], errors[other]];
				const causes = causesOf((b ?? a)?.plant((a ?? b)?.plant(invoice()) ?? invoice()) ?? invoice());
				expect(causes.toSorted()).toEqual([...(a?.found ?? []), ...(b?.found ?? [])].toSorted());
			})
		);
	});

	it('the order of the lines does not matter', () => {
		const planted = errors['a day in two stays']?.plant(invoice()) ?? invoice();
		const lines = fc.shuffledSubarray(planted.claimed, { minLength: planted.claimed.length });
		fc.assert(
			fc.property(lines, (claimed) => {
				expect(causesOf({ ...planted, claimed })).toEqual([['B present', 'overlap']]);
			})
		);
	});

	it('shows what is expected beside what is claimed', () => {
		const planted = errors['days after leaving']?.plant(invoice()) ?? invoice();
		const line = checkLines(planted.claimed, planted.background).find(({ lineId }) => lineId === 'B present');
		expect(line?.claimed).toMatchObject({ quantity: '23', amount: '2760.00' });
		expect(line?.expected).toMatchObject({ quantity: '22', amount: '2640.00', to: at(30) });
	});

	it('hours beyond the released records', () => {
		const hours: BillingLine = {
			...{ from: at(6), to: at(20), quantity: '6', unit: 'hour', price: euro(60), amount: euro(360), rule: 'delivered' }
		};
		const stay = { ...stayWith(), entries: [], expected: [hours] };
		const claimed = [{ ...hours, quantity: '7.5', amount: euro(450), lineId: 'H', placementId: 'A', days: null }];
		const background = { stays: new Map([['A', stay]]), placeKept: true, setOff: null };
		expect(causesOf({ claimed, background })).toEqual([['H', 'missing-records']]);
	});

	it('a line of foreign software is held against everything but the rule', () => {
		const made = invoice();
		const claimed = made.claimed.map((line) => ({ ...line, rule: UPLOADED, days: null }));
		expect(causesOf({ ...made, claimed })).toEqual([]);
		expect(causesOf(change({ ...made, claimed }, 'B leave', { price: '111.00' as Euro }))).toEqual([
			['B leave', 'price']
		]);
	});
});

describe('lines without a stay', () => {
	const setOff: BillingLine = {
		...{
			from: first,
			to: last,
			quantity: '-1',
			unit: 'piece',
			price: euro(500),
			amount: euro(-500),
			rule: ADVANCE_SET_OFF
		}
	};
	const claimed = (line: BillingLine): ClaimedLine => ({ ...line, lineId: 'L', placementId: null, days: null });
	const background = { stays: new Map<string, StayBackground>(), placeKept: false, setOff };

	it.each([
		['as it is open', [claimed(setOff)], []],
		['too little', [claimed({ ...setOff, amount: euro(-400) })], [['L', 'set-off']]],
		['forgotten', [], [[null, 'set-off']]],
		['an advance is decided by a person', [claimed({ ...setOff, rule: ADVANCE })], [['L', 'advance']]],
		[
			'something of its own',
			[claimed({ ...setOff, rule: 'fee' })],
			[
				['L', 'unknown-stay'],
				[null, 'set-off']
			]
		]
	] as const)('set off: %s', (_name, lines, found) => {
		expect(causesOf({ claimed: [...lines], background })).toEqual(found);
	});

	it('a person decides about what is claimed, not about what is not', () => {
		const checked = checkLines([claimed({ ...setOff, amount: euro(-1) })], background);
		expect(checked.map(needsDecision)).toEqual([true]);
		expect(checkLines([], background).map(needsDecision)).toEqual([false]);
	});
});

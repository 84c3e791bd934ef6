import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	against,
	at,
	causesOf,
	change,
	claim,
	correct,
	first,
	last,
	stayWith,
	type Invoice
} from '../../../../tests/factories/claimed-invoices';
import type { Day } from '../day';
import { euro, type Euro } from '../money';
import { ADVANCE, ADVANCE_SET_OFF } from './advances';
import { checkLines, needsDecision } from './check-lines';
import type { ClaimedLine } from './claimed-line';
import type { StayBackground } from './judge-line';
import type { LineCause } from './line-causes';
import { UPLOADED } from './match-lines';
import type { BillingLine, DayEntry } from './result';

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

const planted = (into: Invoice, name: string) => errors[name]?.plant(into) ?? into;
const inOrder = <T>(found: readonly T[]) => found.toSorted((a, b) => String(a).localeCompare(String(b), 'en'));

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
				const causes = causesOf(planted(planted(invoice(), one), other));
				expect(inOrder(causes)).toEqual(inOrder([one, other].flatMap((name) => errors[name]?.found ?? [])));
			})
		);
	});

	it('the order of the lines does not matter', () => {
		const made = planted(invoice(), 'a day in two stays');
		const lines = fc.shuffledSubarray(made.claimed, { minLength: made.claimed.length });
		fc.assert(
			fc.property(lines, (claimed) => {
				expect(causesOf({ ...made, claimed })).toEqual([['B present', 'overlap']]);
			})
		);
	});

	it('shows what is expected beside what is claimed', () => {
		const made = planted(invoice(), 'days after leaving');
		const line = checkLines(made.claimed, made.background).find(({ lineId }) => lineId === 'B present');
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

	it.each<[string, Pick<DayEntry, 'kind' | 'rule' | 'count'>[], LineCause]>([
		['nothing is on record', [], 'missing-records'],
		['the appointment has no record', [{ kind: 'undecided', rule: 'missing-record' }], 'missing-records'],
		['the 14 days are over', [{ kind: 'unpaid', rule: 'missed-in-illness', count: { number: 15, of: 14 } }], 'quota'],
		['the 28 days are over', [{ kind: 'unpaid', rule: 'missed-in-leave', count: { number: 29, of: 28 } }], 'quota'],
		['it was announced long before', [{ kind: 'unpaid', rule: 'missed-in-leave' }], 'not-due'],
		['nobody has decided', [{ kind: 'undecided', rule: 'unregulated' }], 'undecided'],
		[
			'less is on record, on a day with a missed appointment',
			[
				{ kind: 'present', rule: 'service' },
				{ kind: 'unpaid', rule: 'missed-in-leave', count: { number: 29, of: 28 } }
			],
			'missing-records'
		]
	])('hours that are not due because %s', (_why, entries, cause) => {
		const day = at(6);
		const claimed: ClaimedLine = {
			...{ from: day, to: day, quantity: '1.5', unit: 'hour', price: euro(60), amount: euro(90), rule: 'claimed' },
			...{ lineId: 'H', placementId: 'A', days: [day] }
		};
		const known = entries.map((entry): DayEntry => ({ ...entry, day, rate: euro(0), amount: euro(0), minutes: 90 }));
		const stay = { ...stayWith(), expected: [], entries: known };
		const background = { stays: new Map([['A', stay]]), placeKept: true, setOff: null };
		expect(causesOf({ claimed: [claimed], background })).toEqual([['H', cause]]);
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

import fc from 'fast-check';
import { bill } from '../../src/lib/domain/billing/bill';
import type {
	Appointment,
	BilledAbsence,
	BilledAgreement,
	BilledRate,
	BilledRecord,
	BilledStay,
	BillingFacts
} from '../../src/lib/domain/billing/facts';
import type { SwitchValues } from '../../src/lib/domain/billing/rule-set';
import { addDays, type Day, type Month } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import {
	absenceDecisions,
	absenceReasons,
	type AbsenceDecision,
	type AbsenceReason
} from '../../src/lib/domain/placements/absence';

/** 'leave 2025-08-04 to 2025-08-18', with what matters besides. */
export const away = (
	reason: AbsenceReason,
	[from, to]: [from: string, to: string | null],
	more: Partial<Record<'fromTime' | 'toTime', string>> & {
		notifiedOn?: string;
		consented?: boolean;
		decided?: AbsenceDecision;
	} = {}
): BilledAbsence => ({
	...{ reason, from: from as Day, to: to as Day | null },
	...{ fromTime: more.fromTime ?? null, toTime: more.toTime ?? null },
	...{ notifiedOn: (more.notifiedOn ?? null) as Day | null, consented: more.consented ?? false },
	decision: more.decided === undefined ? null : { pays: more.decided, on: '2025-09-01' as Day }
});

/** A rate of so much from a day on, with what is agreed besides. */
export const rateFrom = (
	from: string,
	amount: string,
	{ foodShare = '0.00', travelSurcharge = '0.00' }: { foodShare?: string; travelSurcharge?: string } = {}
): BilledRate => ({
	...{ from: from as Day, amount: amount as Euro },
	...{ foodShare: foodShare as Euro, travelSurcharge: travelSurcharge as Euro }
});

/** V 120,00, L 6,50: the example of the contract. */
export const dayAgreement = (switches: SwitchValues = {}): BilledAgreement => ({
	ruleSet: 'AVV-SH',
	rates: [rateFrom('2020-01-01', '120.00', { foodShare: '6.50' })],
	switches
});

/** 60,00 an hour and 5,00 for journeys. */
export const hourAgreement = (switches: SwitchValues = {}): BilledAgreement => ({
	ruleSet: 'LRV-MV',
	rates: [rateFrom('2020-01-01', '60.00', { travelSurcharge: '5.00' })],
	switches
});

type Given = Partial<Omit<BillingFacts, 'month' | 'stay'>> & {
	stay?: { entry?: string; leaving?: string | null; setting?: BilledStay['setting'] };
};

/** A stay since 2024 that goes on, by the day unless told otherwise. */
export const monthOf = (month: string, { stay = {}, ...given }: Given = {}): BillingFacts => ({
	...{
		month: month as Month,
		agreement: dayAgreement(),
		absences: [],
		appointments: [],
		records: [],
		allowances: null,
		placesInUse: []
	},
	...given,
	stay: {
		entry: (stay.entry ?? '2024-01-10') as Day,
		leaving: (stay.leaving ?? null) as Day | null,
		setting: stay.setting ?? 'residential'
	}
});

export const appointment = (day: string, minutes = 90, individuallyDated = true): Appointment => ({
	...{ day: day as Day, minutes, individuallyDated }
});

export const record = (
	day: string,
	kind: BilledRecord['kind'] = 'with-person',
	more: Partial<Omit<BilledRecord, 'day' | 'kind'>> = {}
): BilledRecord => ({
	...{ day: day as Day, kind, minutes: 90, participants: 1, cancelledBefore: null, catchUp: null },
	...more
});

/** Each day of a month by the example's rates: V = 120,00, F = 113,50 (PFG), 0 = nothing. */
export const paidDays = (facts: BillingFacts) =>
	bill(facts)
		.days.map(({ amount }) => ({ '120.00': 'V', '113.50': 'F', '0.00': '0' })[amount as string] ?? '!')
		.join('');

// ── Random months ───────────────────────────────────────────────────────────────────────────────────────────────

const START = '2025-01-01' as Day;
const anyDay = fc.integer({ min: 0, max: 420 }).map((offset) => addDays(START, offset));

const anyAbsence: fc.Arbitrary<BilledAbsence> = fc
	.record({
		...{ from: anyDay, length: fc.integer({ min: 0, max: 40 }), reason: fc.constantFrom(...absenceReasons) },
		...{
			open: fc.boolean(),
			timed: fc.boolean(),
			consented: fc.boolean(),
			toldBefore: fc.integer({ min: 0, max: 60 })
		},
		decided: fc.option(fc.constantFrom(...absenceDecisions))
	})
	.map(({ from, length, reason, open, timed, consented, toldBefore, decided }) => ({
		...{ reason, from, consented, notifiedOn: addDays(from, -toldBefore) },
		decision: decided === null ? null : { pays: decided, on: from },
		to: open && length === 0 ? null : addDays(from, length),
		...(timed ? { fromTime: '09:00', toTime: '18:30' } : { fromTime: null, toTime: null })
	}));

const anyStay: fc.Arbitrary<BilledStay> = fc
	.record({
		...{ entry: anyDay, length: fc.option(fc.integer({ min: 0, max: 400 })) },
		setting: fc.constantFrom('residential' as const, 'part-residential' as const, 'wfbm' as const)
	})
	.map(({ entry, length, setting }) => ({ entry, setting, leaving: length === null ? null : addDays(entry, length) }));

const anySwitches = fc.record({
	...{ shortLeave: fc.constantFrom('days-and-hours', 'hours'), edgeDaysUseUp: fc.boolean() },
	...{ shortLeaveUsesUp: fc.boolean(), beyondLeave: fc.constantFrom('days', 'absence'), exactly72Hours: fc.boolean() },
	...{
		quotaYear: fc.constantFrom('calendar', 'stay'),
		newEpisode: fc.constantFrom('after-presence', 'with-each-absence')
	},
	...{
		daysWithoutTimes: fc.constantFrom(3, 0),
		hospitalInLeave: fc.constantFrom('illness-from-first-day', 'stays-leave')
	}
});

const anyMonth = fc.integer({ min: 1, max: 12 }).map((number) => `2025-${String(number).padStart(2, '0')}` as Month);

/** Overlapping, open, timed absences in any order: more than the input rules let in. */
export const anyDayFacts: fc.Arbitrary<BillingFacts> = fc
	.record({
		...{ month: anyMonth, stay: anyStay, absences: fc.array(anyAbsence, { maxLength: 8 }), switches: anySwitches },
		rateChange: anyDay
	})
	.map(({ switches, rateChange, ...facts }) => ({
		...{ ...facts, appointments: [], records: [], allowances: null, placesInUse: [] },
		agreement: {
			...dayAgreement(switches),
			rates: [...dayAgreement().rates, rateFrom(rateChange, '131.07', { foodShare: '7.10' })]
		}
	}));

const anyRecord: fc.Arbitrary<BilledRecord> = fc.record({
	...{ day: anyDay, minutes: fc.integer({ min: 0, max: 480 }), participants: fc.integer({ min: 1, max: 7 }) },
	kind: fc.constantFrom('with-person', 'on-behalf', 'no-show', 'travel', 'group'),
	cancelledBefore: fc.option(fc.integer({ min: -60, max: 3_000 })),
	catchUp: fc.option(fc.record({ consentedOn: fc.option(anyDay) }))
});

export const anyHourFacts: fc.Arbitrary<BillingFacts> = fc
	.record({
		...{
			month: anyMonth,
			absences: fc.array(anyAbsence, { maxLength: 5 }),
			records: fc.array(anyRecord, { maxLength: 40 })
		},
		appointments: fc.array(
			fc.record({ day: anyDay, minutes: fc.integer({ min: 15, max: 240 }), individuallyDated: fc.boolean() }),
			{ maxLength: 40 }
		),
		stay: anyStay.map((stay) => ({ ...stay, setting: 'ambulant' as const })),
		cents: fc.integer({ min: 4_000, max: 9_999 })
	})
	.map(({ cents, ...facts }) => ({
		...{ ...facts, allowances: null, placesInUse: [] },
		agreement: {
			...hourAgreement(),
			rates: [rateFrom(START, (cents / 100).toFixed(2), { travelSurcharge: '5.00' })]
		}
	}));

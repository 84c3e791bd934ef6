import fc from 'fast-check';
import type { Day, Month } from '../../src/lib/domain/day';
import type { Help } from '../../src/lib/domain/statistics/assemble';
import { codesOf, type CodeList } from '../../src/lib/domain/statistics/code-lists';
import { entrySchema, type StatisticsEntry } from '../../src/lib/domain/statistics/entry';
import type { RecordFacts } from '../../src/lib/domain/statistics/facts';
import { MOST_PEOPLE } from '../../src/lib/domain/statistics/layout';
import { layout2010 } from '../../src/lib/domain/statistics/layout-2010';
import type { StatisticsSetting } from '../../src/lib/domain/statistics/settings';

/** A help that runs at the end of 2026, complete and without a fault. */
export const runningFacts: RecordFacts = {
	...{ land: '13', county: '075', institution: '123456', number: 17, begin: '2026-03' as Month, takenOver: false },
	...{ kindOfHelp: '34', place: '08', provider: '24', sex: '2', birth: '2012-05' as Month },
	people: [{ sex: '1', birth: '2015-11' as Month }],
	...{ peopleOutside: 1, whereaboutsBefore: '01', family: '2', foreignOrigin: '2', germanAtHome: '1' },
	...{ transferIncome: '1', initiatedBy: '4', custody1666: true, suspended: false, custody1631b: false },
	...{ running: true, contactsInYear: 12, intensity: 5, reason1: '13', reason2: '15', reason3: null },
	...{ end: null, contactsTotal: null, contactLongAgo: false, intensityAtEnd: null, endReason: null },
	...{ whereaboutsAfter: null, following: null },
	...{ residenceAgs: null, residencePostalCode: null, residencePlace: null }
};

/** The same help, ended in October. */
export const endedFacts: RecordFacts = {
	...{ ...runningFacts, running: false, contactsInYear: null, intensity: null },
	...{ end: '2026-10' as Month, contactsTotal: 30, contactLongAgo: true, intensityAtEnd: 5, endReason: '10' },
	...{ whereaboutsAfter: '04', following: '6' },
	...{ residenceAgs: '13003000', residencePostalCode: '18055', residencePlace: 'Rostock-Mönchenhäuser Straße' }
};

export const completeEntry: StatisticsEntry = entrySchema.parse({
	...{ place: '08', provider: '24', whereaboutsBefore: '01', family: '2', foreignOrigin: 'no', germanAtHome: 'yes' },
	...{ transferIncome: 'unknown', initiatedBy: '4', contacts: { 2026: 12 }, intensity: 5 },
	...{ reason1: '13', reason2: '15', people: [{ sex: 'm', birth: '2015-11' }], peopleOutside: 1 }
});

export const setting: StatisticsSetting = {
	...{ institutionNumber: '123456', kindsOfHelp: { S34: '34', A31: '31' }, sexes: {} }
};

export const helpOf = (values: Partial<Help> = {}): Help => ({
	...{ officeAgs: '13075', serviceType: 'S34', begin: '2026-03-02' as Day, left: null, endReason: null },
	...{ birthDate: '2012-05-04' as Day, sex: 'f', number: 17, entry: completeEntry },
	...values
});

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const anyCode = (list: CodeList) => orNull(fc.constantFrom(...codesOf(layout2010.lists, list)));
const anyDigits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const anyMonth = fc
	.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
	.map(([year, month]) => `${year}-${String(month).padStart(2, '0')}` as Month);
/** Text as it is kept: nothing at its ends, not empty. */
const anyLatin1Text = fc
	.string({ unit: fc.integer({ min: 0xa1, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 40 })
	.map((text) => text.normalize('NFC').trim())
	.filter((text) => text !== '');
/** Letters of any script, those near latin-1 more often; no lone surrogates, which no field lets through. */
const anyLetter = fc
	.oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: 0x1ffff }))
	.filter((code) => code < 0xd800 || code > 0xdfff)
	.map((code) => String.fromCodePoint(code));
export const anyText = fc.array(anyLetter, { maxLength: 60 }).map((letters) => letters.join(''));

const anyNumber = (most: number) => orNull(fc.integer({ min: 0, max: most }));

/** Everything a record can hold, sensible or not: what is written must come back. */
export const anyFacts: fc.Arbitrary<RecordFacts> = fc.record({
	...{ land: anyDigits(2), county: anyDigits(3), institution: orNull(anyDigits(6)), number: anyNumber(99_999) },
	...{ begin: orNull(anyMonth), takenOver: fc.boolean(), kindOfHelp: orNull(anyDigits(2)), place: anyCode('place') },
	...{ provider: anyCode('provider'), sex: orNull(anyDigits(1)), birth: orNull(anyMonth) },
	people: fc.array(fc.record({ sex: orNull(anyDigits(1)), birth: anyMonth }), { maxLength: MOST_PEOPLE }),
	...{ peopleOutside: anyNumber(99), whereaboutsBefore: anyCode('whereabouts'), family: anyCode('family') },
	...{ foreignOrigin: anyCode('yesNo'), germanAtHome: anyCode('yesNo'), transferIncome: anyCode('yesNo') },
	...{ initiatedBy: anyCode('initiator'), custody1666: fc.boolean(), suspended: fc.boolean() },
	...{ custody1631b: fc.boolean(), running: orNull(fc.boolean()), contactsInYear: anyNumber(999) },
	...{ intensity: anyNumber(9_999), reason1: anyCode('reason'), reason2: anyCode('reason') },
	...{ reason3: anyCode('reason'), end: orNull(anyMonth), contactsTotal: anyNumber(999) },
	...{ contactLongAgo: fc.boolean(), intensityAtEnd: anyNumber(9_999), endReason: anyCode('endReason') },
	...{ whereaboutsAfter: anyCode('whereabouts'), following: anyCode('following') },
	...{ residenceAgs: orNull(anyDigits(8)), residencePostalCode: orNull(anyDigits(5)) },
	residencePlace: orNull(anyLatin1Text)
});

const anyLength = fc.stringMatching(/^\d{1,9}$/);
const manyPeople = fc.array(
	fc.record({
		sex: orNull(fc.stringMatching(/^\d{0,2}$/)),
		birth: fc.oneof(
			anyMonth,
			anyLength.map((text) => text as Month)
		)
	}),
	{ maxLength: 12 }
);
const bigNumber = fc.oneof(anyNumber(99), fc.integer({ min: 0, max: 2_000_000 }));

/** Some facts that may be too long or too short for their places. */
export const anyMisfits: fc.Arbitrary<Partial<RecordFacts>> = fc.record(
	{
		...{ land: anyLength, county: anyLength, institution: anyLength, number: bigNumber, kindOfHelp: anyLength },
		...{ people: manyPeople, peopleOutside: bigNumber, contactsInYear: bigNumber, contactsTotal: bigNumber },
		...{ intensity: bigNumber, residenceAgs: anyLength, residencePostalCode: anyLength, residencePlace: anyText }
	},
	{ requiredKeys: [] }
);

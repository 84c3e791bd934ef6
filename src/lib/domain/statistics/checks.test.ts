import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMisfits, endedFacts, runningFacts } from '../../../../tests/factories/statistics';
import type { Month } from '../day';
import { checks, problemsOf } from './checks';
import type { FactName, RecordFacts } from './facts';
import { layout2010 } from './layout-2010';
import { writeRecord } from './record';

const fieldsOf = (facts: RecordFacts) => problemsOf(facts, layout2010).map(({ field }) => field);
const month = (text: string) => text as Month;
const people = (count: number) => Array.from({ length: count }, () => ({ sex: '1', birth: month('2010-01') }));

type Case = [what: string, of: RecordFacts, changed: Partial<RecordFacts>, expected: FactName[]];

describe('what keeps a record from being exported', () => {
	it.each<Case>([
		['nothing, running', runningFacts, {}, []],
		['nothing, ended', endedFacts, {}, []],
		['unknown circumstances stay blank', runningFacts, { foreignOrigin: null, transferIncome: null, family: null }, []],
		['no institution', runningFacts, { institution: null }, ['institution']],
		['never saved', runningFacts, { number: null }, ['number']],
		['no begin', runningFacts, { begin: null }, ['begin']],
		['no key for the kind of help', runningFacts, { kindOfHelp: null }, ['kindOfHelp']],
		['no place', runningFacts, { place: null }, ['place']],
		['no provider', runningFacts, { provider: null }, ['provider']],
		['no key for the sex', runningFacts, { sex: null }, ['sex']],
		['no birth', runningFacts, { birth: null }, ['birth']],
		['born after the begin', runningFacts, { birth: month('2026-04') }, ['birth']],
		['born in the month of the begin', runningFacts, { birth: month('2026-03') }, []],
		['neither running nor ended', runningFacts, { running: null }, ['running']],
		['no main reason', runningFacts, { reason1: null, reason2: null }, ['reason1']],
		['a third reason without a second', runningFacts, { reason2: null, reason3: '10' }, ['reason3']],
		['three reasons', runningFacts, { reason3: '10' }, []],
		['the same reason twice', runningFacts, { reason2: '13' }, ['reason2']],
		['the third equal to the first', runningFacts, { reason3: '13' }, ['reason2']],
		['running with an end', runningFacts, { end: month('2026-12') }, ['end']],
		['running with contacts in total', runningFacts, { contactsTotal: 0 }, ['end']],
		['running with a late last contact', runningFacts, { contactLongAgo: true }, ['end']],
		['running with the intensity of an end', runningFacts, { intensityAtEnd: 1 }, ['end']],
		['running with a reason of the end', runningFacts, { endReason: '10' }, ['end']],
		['running with whereabouts after', runningFacts, { whereaboutsAfter: '01' }, ['end']],
		['running with a following help', runningFacts, { following: '6' }, ['end']],
		['ended with contacts of the year', endedFacts, { contactsInYear: 0 }, ['contactsInYear']],
		['ended without a month', endedFacts, { end: null }, ['end']],
		['ended without a reason', endedFacts, { endReason: null }, ['endReason']],
		['ended before it began', endedFacts, { end: month('2026-02') }, ['end']],
		['ended in the month it began', endedFacts, { end: month('2026-03') }, []],
		['a residence in the own county', endedFacts, { residenceAgs: '13075039' }, ['residenceAgs']],
		['a key that the list does not know', runningFacts, { place: '13' }, ['place']],
		['a month that is none', runningFacts, { begin: month('2026-13') }, ['begin']],
		['a number that is none', runningFacts, { intensity: Number.NaN }, ['intensity']],
		['letters for digits', runningFacts, { land: '1x' }, ['land']],
		['a thousand contacts over the years', endedFacts, { contactsTotal: 1_000 }, ['contactsTotal']],
		['as many contacts as fit', endedFacts, { contactsTotal: 999 }, []],
		['a running number of six digits', runningFacts, { number: 100_000 }, ['number']],
		['an institution of five digits', runningFacts, { institution: '12345' }, ['institution']],
		['a postal code of six digits', endedFacts, { residencePostalCode: '180550' }, ['residencePostalCode']],
		['eleven further people', runningFacts, { people: people(11) }, ['people']],
		['a person born in no month', runningFacts, { people: [{ sex: '1', birth: month('2010') }] }, ['people']]
	])('%s', (_case, facts, changed, expected) => {
		expect(fieldsOf({ ...facts, ...changed })).toEqual(expected);
	});

	it('says what is too long', () => {
		const [problem] = problemsOf({ ...endedFacts, contactsTotal: 1_200 }, layout2010);
		expect(problem?.sentence).toBe('„Kontakte insgesamt“ hat mehr Stellen als der Satz fasst.');
	});

	it('is everything that cannot be written: without a problem there is a record', () => {
		const written = fc.property(fc.constantFrom(runningFacts, endedFacts), anyMisfits, (facts, changed) => {
			const all = { ...facts, ...changed };
			if (problemsOf(all, layout2010).length === 0) expect(writeRecord(all, layout2010)).toHaveLength(208);
			else expect(changed).not.toEqual({});
		});
		fc.assert(written, { numRuns: 500 });
	});

	it('are told all at once, each with a German sentence', () => {
		const problems = problemsOf({ ...runningFacts, place: null, provider: null, reason1: null }, layout2010);
		expect(problems.map(({ field }) => field)).toEqual(['place', 'provider', 'reason1']);
		for (const { sentence } of [...problems, ...checks]) expect(sentence).toMatch(/^[A-ZÄÖÜ„].+\.$/);
	});
});

import { describe, expect, it } from 'vitest';
import { missingForRecord, recordItems, type RecordFacts, type RecordItem } from './completeness';

const complete: RecordFacts = {
	...{ hasCustodian: true, hasJurisdiction: true, hasPlacement: true, arrived: true },
	...{ endsHaveReason: true, hasConsultation: true, hasPlan: true }
};
const nothing: RecordFacts = {
	...{ hasCustodian: false, hasJurisdiction: false, hasPlacement: false, arrived: false },
	...{ endsHaveReason: true, hasConsultation: false, hasPlan: false }
};

describe('what is missing for the official record', () => {
	it.each<[string, RecordFacts, RecordItem[]]>([
		['nothing', complete, []],
		['a new case', nothing, ['custodian', 'jurisdiction', 'placement']],
		['booked at once', { ...nothing, hasPlacement: true }, ['custodian', 'jurisdiction', 'consultation']],
		['begun without a plan', { ...complete, hasPlan: false }, ['help-plan']],
		['not begun yet: no plan needed', { ...complete, arrived: false, hasPlan: false }, []],
		['ended without a reason', { ...complete, endsHaveReason: false }, ['end-reason']]
	])('%s', (_case, facts, expected) => {
		expect(missingForRecord(facts)).toEqual(expected);
	});
	it('can miss every item', () => {
		const worst = { ...nothing, hasPlacement: true, arrived: true, endsHaveReason: false };
		expect(new Set([...missingForRecord(worst), ...missingForRecord(nothing)])).toEqual(new Set(recordItems));
	});
});

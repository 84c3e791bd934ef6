import { describe, expect, it } from 'vitest';
import { blankProtective, protectiveSchema } from '$lib/domain/statistics/protective';
import { measureDraftOf, measureEntryOf } from './measure-draft';

const full = protectiveSchema.parse({
	...{ provider: 'free', accommodation: 'person', reportedBy: 'police', afterAssessment: 'yes', objection: 'yes' },
	...{ reasons: ['overload', 'other'], courtAsked: 'no', whereaboutsBefore: '01', foreignOrigin: 'unknown' },
	...{ germanAtHome: 'no', whereaboutsAfter: '06', following: '4' }
});

describe('a measure in its form', () => {
	it.each([
		['empty', blankProtective],
		['full', full]
	])('%s: comes back as it went in', (_case, entry) => {
		expect(protectiveSchema.parse(measureEntryOf(measureDraftOf(entry)))).toEqual(entry);
	});
});

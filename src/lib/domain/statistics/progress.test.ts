import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyFacts,
	completeEntry,
	endedFacts,
	helpOf,
	runningFacts,
	setting
} from '../../../../tests/factories/statistics';
import { recordOf } from './assemble';
import { layout2010 } from './layout-2010';
import { progressOf } from './progress';

describe('how much of a record is known', () => {
	it('is everything, running and ended', () => {
		expect(progressOf(runningFacts, completeEntry, layout2010)).toEqual({ done: 17, of: 17, missing: [] });
		expect(progressOf(endedFacts, completeEntry, layout2010)).toEqual({ done: 21, of: 21, missing: [] });
	});

	it('names what is missing in the order of the form', () => {
		const facts = { ...endedFacts, provider: null, family: null, following: null };
		expect(progressOf(facts, completeEntry, layout2010)).toEqual({
			...{ done: 18, of: 21, missing: ['provider', 'family', 'following'] }
		});
	});

	it('counts "unknown" as answered, though the record leaves it blank', () => {
		const facts = recordOf(helpOf(), { year: 2026, layout: layout2010, setting });
		expect(facts.transferIncome).toBeNull();
		expect(progressOf(facts, completeEntry, layout2010).missing).toEqual([]);
		expect(progressOf(facts, { ...completeEntry, transferIncome: null }, layout2010).missing).toEqual([
			'transferIncome'
		]);
	});

	it('adds up, whatever is known', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const { done, of, missing } = progressOf(facts, null, layout2010);
				expect(done + missing.length).toBe(of);
			})
		);
	});
});

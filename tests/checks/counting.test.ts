import { describe, expect, it } from 'vitest';
import { countOf } from '../../scripts/vitest';

const loaded = (...statuses: string[]) => ({
	status: statuses.includes('failed') ? 'failed' : 'passed',
	assertionResults: statuses.map((status) => ({ status }))
});

describe('the numbers of the last line', () => {
	it('are those of the report', () => {
		const report = {
			success: false,
			numPassedTests: 2,
			numFailedTests: 1,
			testResults: [loaded('passed', 'passed', 'failed')]
		};
		expect(countOf(report, false)).toEqual({ passed: 2, failed: 1 });
	});

	it('count a file that could not be loaded as a failure', () => {
		const unloaded = { status: 'failed', assertionResults: [] };
		const report = { success: false, numPassedTests: 1, numFailedTests: 0, testResults: [loaded('passed'), unloaded] };
		expect(countOf(report, false)).toEqual({ passed: 1, failed: 1 });
	});

	it('count an error outside of all tests as a failure', () => {
		const report = { success: true, numPassedTests: 1, numFailedTests: 0, testResults: [loaded('passed')] };
		expect(countOf(report, false)).toEqual({ passed: 1, failed: 1 });
	});
});

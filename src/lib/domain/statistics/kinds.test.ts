import { describe, expect, it } from 'vitest';
import { institutionsDay, protectiveTypes, recordedTypes } from './kinds';

describe('what part I.1 is about', () => {
	it('is help for education, § 35a and § 41, nothing else', () => {
		expect(recordedTypes).toEqual([
			...['A27', 'A28', 'A29', 'A30', 'A31', 'T32', 'S34', 'S35', 'A35', 'S35A', 'T35A', 'A35A', 'S41', 'T41', 'A41']
		]);
	});

	it('leaves protective measures to their own statistic', () => {
		expect(protectiveTypes.filter((code) => recordedTypes.includes(code))).toEqual([]);
	});
});

describe('the count of institutions', () => {
	it.each([
		[2024, '2024-12-15'],
		[2025, null],
		[2026, '2026-12-15']
	])('%i: %s', (year, day) => {
		expect(institutionsDay(year)).toBe(day);
	});
});

import { describe, expect, it } from 'vitest';
import { consultationMissing } from './needed';

const booking = { serviceType: 'S34', urgent: false, rule: 'block', decided: false } as const;

describe('consultationMissing', () => {
	it('stops a booking of help that is expected to last', () => {
		expect(consultationMissing(booking)).toContain('abgeschlossene Teamberatung');
	});
	it.each([
		['the office only lists it', { rule: 'list' }],
		['it is urgent', { urgent: true }],
		['the team has decided for it', { decided: true }],
		['it protects a child', { serviceType: 'S42' }],
		['it is counselling', { serviceType: 'A28' }]
	] as const)('lets it go when %s', (_why, changed) => {
		expect(consultationMissing({ ...booking, ...changed })).toBeNull();
	});
});

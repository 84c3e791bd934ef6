import { describe, expect, it } from 'vitest';
import { matchingStep, totpCode, totpStep, totpUri } from './totp';

/** Secret and values of RFC 6238, Appendix B (SHA-1), cut to six digits. */
const secret = new TextEncoder().encode('12345678901234567890');

it.each([
	[59, '287082'],
	[1_111_111_109, '081804'],
	[1_111_111_111, '050471'],
	[1_234_567_890, '005924'],
	[2_000_000_000, '279037'],
	[20_000_000_000, '353130']
])('RFC 6238: at %i seconds the code is %s', (seconds, code) => {
	expect(totpCode(secret, totpStep(new Date(seconds * 1_000).toISOString()))).toBe(code);
});

describe('matchingStep', () => {
	const now = '2026-11-22T09:00:10.000Z';
	const current = totpStep(now);

	it.each([
		[-2, null],
		[-1, current - 1],
		[0, current],
		[1, current + 1],
		[2, null]
	])('the code of the step %i steps away', (offset, step) => {
		expect(matchingStep(secret, totpCode(secret, current + offset), { now, lastStep: null })).toBe(step);
	});

	it.each([current, current + 1])('a code of a used step is refused', (lastStep) => {
		expect(matchingStep(secret, totpCode(secret, current), { now, lastStep })).toBeNull();
	});

	it('a code of the next step is still good', () => {
		expect(matchingStep(secret, totpCode(secret, current + 1), { now, lastStep: current })).toBe(current + 1);
	});
});

it('names portal and person in the address for the app', () => {
	expect(totpUri('fachkraft@vg.demo', 'JBSWY3DPEHPK3PXP')).toBe(
		'otpauth://totp/Ankerplatz:fachkraft%40vg.demo?issuer=Ankerplatz&algorithm=SHA1&secret=JBSWY3DPEHPK3PXP&period=30&digits=6'
	);
});

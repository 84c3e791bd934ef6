import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { createTOTPKeyURI, generateHOTP } from '@oslojs/otp';

/** RFC 6238 as every authenticator app expects it: SHA-1, 30 seconds, six digits. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** The app's clock may be one step ahead or behind. */
const TOLERATED_STEPS = 1;

export const TOTP_SECRET_BYTES = 20;

export const totpStep = (now: string) => Math.floor(Date.parse(now) / 1_000 / STEP_SECONDS);

export const totpCode = (secret: Uint8Array, step: number) => generateHOTP(secret, BigInt(step), DIGITS);

/** The time step a code belongs to, or null. A step at or before `lastStep` is used up: a code works once. */
export function matchingStep(
	secret: Uint8Array,
	code: string,
	{ now, lastStep }: { now: string; lastStep: number | null }
) {
	const current = totpStep(now);
	const steps = [current, current - TOLERATED_STEPS, current + TOLERATED_STEPS];
	return steps.find((step) => step > (lastStep ?? -1) && totpCode(secret, step) === code) ?? null;
}

/** What the app reads from the QR code. */
export const totpUri = (email: string, secret: string) =>
	createTOTPKeyURI('Ankerplatz', email, decodeBase32IgnorePadding(secret), STEP_SECONDS, DIGITS);

const FEWEST_DIGITS = 6;
const MOST_DIGITS = 12;
const rows = ['0123456789', '9876543210'];

/** What is wrong with a new PIN; null when it is good. */
export function pinProblem(pin: string): string | null {
	if (!/^\d+$/.test(pin)) return 'Bitte nur Ziffern eingeben.';
	if (pin.length < FEWEST_DIGITS || pin.length > MOST_DIGITS) return 'Die PIN braucht 6 bis 12 Ziffern.';
	const guessable = new Set(pin).size === 1 || rows.some((row) => row.includes(pin));
	return guessable ? 'Bitte keine Reihe und nicht immer dieselbe Ziffer.' : null;
}

/** After so many wrong PINs in a row nothing is left to try on. */
export const MOST_TRIES = 5;

const HOUR = 3_600_000;
const KEPT_MS = 24 * HOUR;
const WARNED_MS = 2 * HOUR;

type Taken = { takenAt: string; tries: number };

/** To be wiped: too old, tried too often, or the clock of the device has been set back. */
export function isOver({ takenAt, tries }: Taken, now: string): boolean {
	const age = Date.parse(now) - Date.parse(takenAt);
	// A clock may differ a little from that of the server, which says when the case was taken.
	return tries >= MOST_TRIES || age >= KEPT_MS || age < -HOUR;
}

/** When the case goes from the device by itself, ISO. */
export const keptUntil = ({ takenAt }: Pick<Taken, 'takenAt'>) => new Date(Date.parse(takenAt) + KEPT_MS).toISOString();

/** So late that unsent notes should be sent now. */
export const endsSoon = ({ takenAt }: Pick<Taken, 'takenAt'>, now: string) =>
	Date.parse(now) >= Date.parse(takenAt) + KEPT_MS - WARNED_MS;

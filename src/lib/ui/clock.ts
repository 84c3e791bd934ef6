import type { Day } from '../domain/day';

const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
const berlinMoment = new Intl.DateTimeFormat('de-DE', {
	timeZone: 'Europe/Berlin',
	dateStyle: 'medium',
	timeStyle: 'short'
});

/** Today where the offices are, wherever the device believes to be. */
export const todayInBerlin = (now = new Date()) => berlinDay.format(now) as Day;

/** '22.11.2026, 14:05' */
export const formatMoment = (iso: string) => berlinMoment.format(new Date(iso));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 'gerade eben', 'vor 3 Std.', 'in 2 Tagen': whole units, rounded down, so that nothing looks older than it is. */
export function relativeTime(iso: string, now: number): string {
	const distance = now - Date.parse(iso);
	const amount = wholeUnits(Math.abs(distance));
	if (amount === null) return distance < 0 ? 'gleich' : 'gerade eben';
	return distance < 0 ? `in ${amount}` : `vor ${amount}`;
}

function wholeUnits(milliseconds: number): string | null {
	if (milliseconds < MINUTE) return null;
	if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} Min.`;
	if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} Std.`;
	const days = Math.floor(milliseconds / DAY);
	return days === 1 ? '1 Tag' : `${days} Tagen`;
}

import type { Day } from '../day';

const germanClock = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Berlin',
	dateStyle: 'short',
	timeStyle: 'short'
});

/** 'YYYY-MM-DD HH:MM' on the clocks of Germany. */
const shownInGermany = (epoch: number) => germanClock.format(new Date(epoch));

export const isTimeOfDay = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * The moment at which German clocks show this day and time ('HH:MM'), as ISO text. An hour that occurs twice is the first
 * of the two; an hour that is left out in March is read as the one after it.
 */
export function momentInGermany(day: Day, time: string): string {
	const asUtc = Date.parse(`${day}T${time}:00Z`);
	// Germany is one or two hours ahead of UTC.
	const candidates = [asUtc - 7_200_000, asUtc - 3_600_000];
	const fitting = candidates.find((epoch) => shownInGermany(epoch) === `${day} ${time}`);
	return new Date(fitting ?? asUtc - 3_600_000).toISOString();
}

/** Day and time of a moment on German clocks, for the fields of a form. */
export function clockInGermany(moment: string): { day: Day; time: string } {
	const [day = '', time = ''] = shownInGermany(Date.parse(moment)).split(' ');
	return { day: day as Day, time };
}

/** Understands '9', '930', '9:30', '9.30 Uhr'; null for anything else. */
export function parseTypedTime(text: string): string | null {
	const parts = /^(\d{1,2})(?:[:.]?([0-5]\d))?(?:\s*uhr)?$/i.exec(text.trim());
	if (!parts) return null;
	const [, hours = '', minutes = '00'] = parts;
	const time = `${hours.padStart(2, '0')}:${minutes}`;
	return isTimeOfDay(time) ? time : null;
}

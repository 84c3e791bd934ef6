import { expect, it } from 'vitest';
import { currentMoment, dayInGermany } from './clock';

it.each([
	['2026-11-22T22:59:59.000Z', '2026-11-22'],
	['2026-11-22T23:00:00.000Z', '2026-11-23'],
	['2026-07-31T21:59:59.000Z', '2026-07-31'],
	['2026-07-31T22:00:00.000Z', '2026-08-01']
])('at %s it is %s in Germany', (moment, day) => {
	expect(dayInGermany(moment)).toBe(day);
});

it('writes the moment in the form the API uses', () => {
	expect(currentMoment()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

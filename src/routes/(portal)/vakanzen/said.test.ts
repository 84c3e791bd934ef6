import { expect, it } from 'vitest';
import type { Entry } from '$lib/client/offline/outbox/entry';
import type { Day } from '$lib/domain/day';
import { isOnItsWay, reportOf, withOwnWords } from './said';

const today = '2026-11-26' as Day;
const offer = {
	...{ offerId: 'a', facility: 'Haus', serviceName: 'Wohngruppe', reportedAt: '2026-11-20T08:00:00.000Z' },
	current: { operable: '8.00', occupiedOutside: '1.00' }
};
const report = (operable: string, { from = today, until = null as Day | null, state = 'waiting' } = {}) =>
	({ ...reportOf(offer, { operable, occupiedOutside: '1.00', from, until }), state }) as Entry;

it.each([
	['nothing waits', [], '8.00'],
	['one waits', [report('6.00')], '6.00'],
	['the later of two counts', [report('6.00'), report('5.00')], '5.00'],
	['what has arrived is in the list already', [report('6.00', { state: 'done' })], '8.00'],
	['a conflict is undecided', [report('6.00', { state: 'conflict' })], '8.00'],
	['for later', [report('6.00', { from: '2026-12-01' as Day })], '8.00'],
	['over', [report('6.00', { from: '2026-11-01' as Day, until: today })], '8.00']
])('own words lie over the list: %s', (_what, entries, operable) => {
	expect(withOwnWords([offer], entries, today)[0]?.current).toEqual({ operable, occupiedOutside: '1.00' });
});

it('what follows goes behind what is on its way', () => {
	expect(isOnItsWay([offer], [report('6.00')])).toBe(true);
	expect(isOnItsWay([offer], [report('6.00', { state: 'done' })])).toBe(false);
	expect(isOnItsWay([{ ...offer, offerId: 'b' }], [report('6.00')])).toBe(false);
});

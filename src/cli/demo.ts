import { currentMoment, dayInGermany } from '../lib/server/clock';
import { fillDemo, isEmpty, renewDemoReports } from '../lib/server/db/seed/demo';

/** Fills an empty database with the demo; in a filled one the vacancy reports are renewed, so that none is stale. */
export async function readyDemo(ownerUrl: string): Promise<void> {
	const now = currentMoment();
	if (!(await isEmpty(ownerUrl))) return renewDemoReports(ownerUrl, now);
	console.log('Filling the demo, about a quarter of a minute …');
	await fillDemo(ownerUrl, { today: dayInGermany(now), now });
}

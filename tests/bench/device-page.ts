import { besideThePage } from '../../src/lib/client/offline/worker-calls';
import { offerWork, type OfferWork } from '../../src/lib/client/offline/offer-work';
import { defaultReportLimits } from '../../src/lib/domain/capacity/report-age';
import { TODAY } from './device-day';
import { makeNeeds, makeOffers } from './device-offers';

/** Runs in the browser. The work is timed in the page itself, because only the page is slowed down; see device.ts. */
const page = {
	async fill(count: number) {
		const area = { version: 'x.1', asOf: `${TODAY}T09:00:00.000Z`, offers: 0, size: 0, limits: defaultReportLimits };
		const offices = ['13071', '13073', '13075'];
		const began = performance.now();
		await offerWork.replace(
			makeOffers(count),
			offices.map((office) => ({ ...area, office }))
		);
		const around = { furtherPlaces: [], ofCompany: false, active: true, lat: 54.0865, lon: 13.3923 };
		await offerWork.keepPlaces('13', [{ postalCode: '17489', place: 'Greifswald', officeAgs: '13075', ...around }]);
		return performance.now() - began;
	},

	/** From nothing in memory to the first answer. */
	async coldOpen() {
		const [need] = makeNeeds(1, { words: false });
		const began = performance.now();
		if (need) await offerWork.search(need);
		return performance.now() - began;
	},

	async times(count: number, words: boolean) {
		const needs = makeNeeds(count, { words });
		const times: number[] = [];
		let found = 0;
		for (const need of needs) {
			const began = performance.now();
			found += (await offerWork.search(need))?.list.all ?? 0;
			times.push(performance.now() - began);
		}
		return { times, found };
	},

	/** As the app does it: the longest task of the page while a worker answers. */
	async longestTask(script: string, count: number) {
		let longest = 0;
		const observer = new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
		});
		observer.observe({ type: 'longtask' });
		const beside = besideThePage<OfferWork>(new Worker(script, { type: 'module' }));
		for (const need of makeNeeds(count, { words: false })) await beside.search(need);
		await new Promise((resolve) => setTimeout(resolve, 300));
		observer.disconnect();
		return longest;
	}
};

export type DevicePage = typeof page;

Object.assign(globalThis, { page });

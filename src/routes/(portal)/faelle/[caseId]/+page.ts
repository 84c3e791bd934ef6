import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, url, fetch, depends }) => {
	depends('live:case');
	const { allowances, cases, deadlines: ofLaw, placements, statistics } = api(fetch);
	const help = await cases.get.query({ caseId }).catch(pageError);
	const wanted = url.searchParams.get('belegung');
	const shown = help.placements.find(({ placementId }) => placementId === wanted) ?? leading(help.placements);
	const tab = url.searchParams.get('blatt') ?? 'verlauf';
	const others = help.placements.filter((own) => own !== shown && keptOrTaken.has(own.state));
	const [placement, beside, cost, more, deadlines] = await Promise.all([
		shown ? placements.get.query({ placementId: shown.placementId }) : null,
		Promise.all(others.map(({ placementId }) => placements.get.query({ placementId }))),
		shown ? allowances.cost.query({ stayId: shown.placementId }) : null,
		tab === 'stammdaten' ? masterData() : null,
		ofLaw.ofCase.query({ caseId })
	]).catch(pageError);
	return { help, placement, others: beside, cost, more, deadlines, tab };

	async function masterData() {
		const [data, colleagues, ofStatistics] = await Promise.all([
			cases.masterData.query({ caseId }),
			cases.colleagues.query(),
			statistics.get.query({ caseId })
		]);
		return { data, colleagues, statistics: ofStatistics };
	}
};

/** Each has its own next step; mere questions to providers are in the list of the tab. */
const keptOrTaken: ReadonlySet<string> = new Set(['reserved', 'consented', 'booked', 'active']);

const furthest = ['active', 'booked', 'consented', 'reserved', 'requested'];

/** The placement that is furthest and alive, else the newest. */
function leading<P extends { state: string }>(placements: readonly P[]): P | undefined {
	for (const state of furthest) {
		const found = placements.find((placement) => placement.state === state);
		if (found) return found;
	}
	return placements[0];
}

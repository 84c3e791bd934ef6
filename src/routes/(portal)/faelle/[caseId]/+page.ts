import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { namedReadReasons } from '$lib/domain/cases/assignment';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, url, fetch, depends }) => {
	depends('live:case');
	const { cases, deadlines: ofLaw, placements, statistics } = api(fetch);
	const reason = namedReadReasons.find((known) => known === url.searchParams.get('grund')) ?? null;
	const help = await cases.get.query({ caseId, reason }).catch(pageError);
	const wanted = url.searchParams.get('belegung');
	const shown = help.placements.find(({ placementId }) => placementId === wanted) ?? leading(help.placements);
	const tab = url.searchParams.get('blatt') ?? 'verlauf';
	const others = help.placements.filter((own) => own !== shown && keptOrTaken.has(own.state));
	const [placement, beside, more, deadlines] = await Promise.all([
		shown ? placements.get.query({ placementId: shown.placementId }) : null,
		Promise.all(others.map(({ placementId }) => placements.get.query({ placementId }))),
		tab === 'stammdaten' && help.readReason !== null ? masterData() : null,
		ofLaw.ofCase.query({ caseId })
	]).catch(pageError);
	return { help, placement, others: beside, more, deadlines, tab };

	async function masterData() {
		const [data, colleagues, ofStatistics] = await Promise.all([
			cases.masterData.query({ caseId, reason }),
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

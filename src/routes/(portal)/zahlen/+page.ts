import { api } from '$lib/client/api';
import { codeOf, messageOf } from '$lib/client/messages';
import { pageError } from '$lib/client/page-error';
import { monthOf } from '$lib/domain/day';
import { selectionFromParams } from '$lib/domain/figures/selection';
import { isWhole, wholes } from '$lib/domain/figures/wholes';
import { todayInBerlin } from '$lib/ui/clock';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, parent }) => {
	const current = monthOf(todayInBerlin());
	const selection = selectionFromParams(url.searchParams, current);
	const { viewer } = await parent();
	const office = url.searchParams.get('traeger') ?? viewer.office;
	const { figures } = api(fetch);
	const { figure, serviceType, specialisation } = selection;
	const [table, series] = await Promise.all([
		figures.table.query(selection).then((found) => ({ found, missing: null }), noData),
		figures.series.query({ figure, serviceType, specialisation, ...courseOf(office) }).catch(pageError)
	]);
	return { selection, current, office, series, table: table.found, missing: table.missing };
};

const courseOf = (office: string | null) => (isWhole(office) ? { office: null, ...wholes[office] } : { office });

/** A month without anything is no error of the page: it says so and another one can be chosen. */
function noData(error: unknown) {
	if (codeOf(error) !== 'figures/no-data') pageError(error);
	return { found: null, missing: messageOf(error) };
}

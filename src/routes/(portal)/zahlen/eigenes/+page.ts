import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { monthOf } from '$lib/domain/day';
import { isPartFigure, partLevels } from '$lib/domain/figures/parts';
import { selectionFromParams } from '$lib/domain/figures/selection';
import { todayInBerlin } from '$lib/ui/clock';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const current = monthOf(todayInBerlin());
	const asked = selectionFromParams(url.searchParams, current);
	const selection = isPartFigure(asked.figure) ? asked : { ...asked, figure: 'cases' as const };
	const level = partLevels.find((each) => each === url.searchParams.get('ebene')) ?? 'region';
	const parts = await api(fetch)
		.figures.detail.query({ ...selection, level })
		.catch(pageError);
	return { selection, current, level, parts };
};

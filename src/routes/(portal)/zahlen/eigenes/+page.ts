import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { monthOf } from '$lib/domain/day';
import { isPartFigure, partLevels, WHOLE } from '$lib/domain/figures/parts';
import { selectionFromParams } from '$lib/domain/figures/selection';
import { todayInBerlin } from '$lib/ui/clock';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const current = monthOf(todayInBerlin());
	const asked = selectionFromParams(url.searchParams, current);
	const selection = isPartFigure(asked.figure) ? asked : { ...asked, figure: 'cases' as const };
	const level = partLevels.find((each) => each === url.searchParams.get('ebene')) ?? 'region';
	const part = url.searchParams.get('teil') ?? WHOLE.key;
	const { detail, partSeries } = api(fetch).figures;
	const [parts, course] = await Promise.all([
		detail.query({ ...selection, level }),
		// Another choice may not know the part any more; then the course is that of the office.
		partSeries
			.query({ ...selection, level, part })
			.catch(() => partSeries.query({ ...selection, level, part: WHOLE.key }))
	]).catch(pageError);
	return { selection, current, level, parts, course };
};

import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import { todayInBerlin } from '$lib/ui/clock';
import { statisticsFromParams } from './statistics-address';
import type { PageLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageLoad = async ({ url, fetch, parent, depends }) => {
	depends('live:case');
	const { viewer } = await parent();
	const mayExport = can(viewer.role, 'statistics/export');
	const asked = statisticsFromParams(url.searchParams, todayInBerlin());
	// The other sheets are for those who export; everybody else sees what their cases lack.
	const address = mayExport ? asked : { ...asked, sheet: 'I.1' as const };
	const { year, sheet, page } = address;
	const { statistics } = api(fetch);
	const [checked, table, measures, assessments] = await Promise.all([
		statistics.check.query({ year, page, pageSize: PAGE_SIZE }),
		sheet === 'I.1' || sheet === 'schluessel' ? null : statistics.tables.query({ year, part: sheet }),
		sheet === 'protective' ? statistics.measureGaps.query({ year }) : null,
		sheet === 'risk' ? statistics.assessmentGaps.query({ year }) : null
	]).catch(pageError);
	return { address, mayExport, checked, table, gaps: { measures, assessments }, pageSize: PAGE_SIZE };
};

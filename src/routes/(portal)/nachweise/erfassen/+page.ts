import { api } from '$lib/client/api';
import { findStays } from '$lib/client/offline/outbox/on-this-device';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

/** `nachweis`: one at the server is changed; `eintrag`: one of this device that was not accepted is mended. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
	const { viewer } = await parent();
	const recordId = url.searchParams.get('nachweis');
	const { rows: stays, stored } = await findStays(fetch, viewer.id).catch(pageError);
	const record = recordId === null ? null : await api(fetch).serviceRecords.get.query({ recordId }).catch(pageError);
	return {
		...{ stays, record, stayId: url.searchParams.get('hilfe'), entryId: url.searchParams.get('eintrag') },
		...(stored !== null && { asOf: stored })
	};
};

import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('app:office');
	return { settings: await api(fetch).directory.officeSettings.query().catch(pageError) };
};

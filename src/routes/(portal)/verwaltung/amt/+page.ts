import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('app:office');
	const { directory, billing } = api(fetch);
	const [settings, accounts] = await Promise.all([
		directory.officeSettings.query(),
		billing.postingAccounts.query()
	]).catch(pageError);
	return { settings, accounts };
};

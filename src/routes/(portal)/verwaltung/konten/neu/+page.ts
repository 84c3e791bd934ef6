import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	choices: await api(fetch).accounts.choices.query().catch(pageError)
});

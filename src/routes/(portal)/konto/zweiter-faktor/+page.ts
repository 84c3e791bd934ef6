import { api } from '$lib/client/api';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({ account: await api(fetch).session.account.query() });

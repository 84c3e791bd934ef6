import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, fetch }) => {
	const { consultations } = api(fetch);
	const [{ help }, colleagues] = await Promise.all([
		consultations.list.query({ caseId }),
		consultations.colleagues.query()
	]).catch(pageError);
	return { help, colleagues };
};

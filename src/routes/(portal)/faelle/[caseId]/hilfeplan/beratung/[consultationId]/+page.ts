import { error } from '@sveltejs/kit';
import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId, consultationId }, fetch, depends }) => {
	depends('live:case');
	const { consultations } = api(fetch);
	const [consultation, colleagues] = await Promise.all([
		consultations.get.query({ consultationId }),
		consultations.colleagues.query()
	]).catch(pageError);
	if (consultation.help.caseId !== caseId) error(404, 'Das gibt es nicht, oder es ist für Ihr Konto nicht sichtbar.');
	return { consultation, colleagues };
};

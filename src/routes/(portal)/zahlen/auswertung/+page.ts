import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { evaluationKinds } from '$lib/domain/figures/evaluations';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const kind = evaluationKinds.find((each) => each === url.searchParams.get('auswertung')) ?? 'rates';
	return { kind, evaluation: await api(fetch).figures.evaluation.query({ kind }).catch(pageError) };
};

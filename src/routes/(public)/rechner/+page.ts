import { api } from '$lib/client/api';
import { fieldErrorsOf } from '$lib/client/messages';
import { pageError } from '$lib/client/page-error';
import { switchesOf } from '$lib/domain/billing/bill';
import { ruleSets } from '$lib/domain/billing/rule-sets';
import { todayInBerlin } from '$lib/ui/clock';
import { askedOf, typedOf } from './address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const typed = typedOf(url.searchParams);
	const ruleSet = ruleSets.find(({ code }) => code === typed.ruleSet);
	if (typed.rate === '') return { typed, result: null, errors: {} };
	const asked = askedOf(typed, ruleSet ? switchesOf(ruleSet) : {}, todayInBerlin());
	try {
		return { typed, result: await api(fetch).billing.explain.query(asked), errors: {} };
	} catch (error) {
		const errors = fieldErrorsOf(error);
		return errors === null ? pageError(error) : { typed, result: null, errors };
	}
};

import { resolve } from '$app/paths';
import { api } from '$lib/client/api';
import { wayBack } from '$lib/domain/access/way-back';
import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const { session } = api(fetch);
	const [viewer, lands, { demo }] = await Promise.all([
		session.viewer.query(),
		session.lands.query(),
		session.installation.query()
	]);
	if (viewer) redirect(307, resolve('/'));
	return { lands, demo, wanted: wayBack(url.searchParams.get('weiter')) };
};

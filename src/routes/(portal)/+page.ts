import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { startPlace } from './navigation';
import type { PageLoad } from './$types';

/** Each role starts where its day starts. */
export const load: PageLoad = async ({ parent }) => {
	const { viewer } = await parent();
	redirect(307, resolve(startPlace(viewer.role).path));
};

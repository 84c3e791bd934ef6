import { error } from '@sveltejs/kit';
import { photoResponse } from '$lib/server/directory/files';
import { findPhoto } from '$lib/server/directory/queries';
import { runtime } from '$lib/server/runtime';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	const photo = await findPhoto(runtime().db, params.id);
	return photo ? photoResponse(photo) : error(404);
};

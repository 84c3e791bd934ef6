import { error } from '@sveltejs/kit';
import { can } from '$lib/domain/access/permissions';
import { documentResponse } from '$lib/server/directory/files';
import { findDocument } from '$lib/server/directory/queries';
import { runtime } from '$lib/server/runtime';
import type { RequestHandler } from './$types';

/** For people who are signed in; to everybody else there is no such document. */
export const GET: RequestHandler = async ({ params, locals: { viewer } }) => {
	const allowed = viewer?.pending === null && can(viewer.role, 'directory/read');
	const found = allowed ? await findDocument(runtime().db, params.id) : null;
	return found ? documentResponse(found) : error(404);
};

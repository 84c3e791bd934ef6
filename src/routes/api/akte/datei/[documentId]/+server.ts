import { answerFile } from '$lib/server/documents/read-file';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** One file, by a link that is valid for a few minutes. */
export const GET: RequestHandler = (event) =>
	answerFile(contextOf(event), event.params.documentId, event.url.searchParams);

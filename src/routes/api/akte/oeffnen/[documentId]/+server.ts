import { answerOpening } from '$lib/server/documents/read-file';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** An ordinary link of a page: leads to a fresh one that is valid for a few minutes. */
export const GET: RequestHandler = (event) =>
	answerOpening(contextOf(event), event.params.documentId, event.url.searchParams);

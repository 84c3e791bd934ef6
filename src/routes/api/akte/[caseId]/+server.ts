import { answerUpload } from '$lib/server/documents/upload';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** Takes one file into the eAkte. */
export const POST: RequestHandler = (event) => answerUpload(contextOf(event), event.params.caseId, event.request);

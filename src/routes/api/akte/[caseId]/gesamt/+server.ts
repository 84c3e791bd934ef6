import { answerWholeFile } from '$lib/server/documents/whole-file';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** The whole eAkte as one PDF. */
export const GET: RequestHandler = (event) => answerWholeFile(contextOf(event), event.params.caseId);

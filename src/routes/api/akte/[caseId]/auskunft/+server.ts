import { answerExport } from '$lib/server/documents/export-person';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** All data about the person of this case as a ZIP. */
export const GET: RequestHandler = (event) => answerExport(contextOf(event), event.params.caseId);

import { answerFigureFile } from '$lib/server/figures/figure-file';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** A figure of all offices, or a quick evaluation, as CSV or .xlsx. */
export const GET: RequestHandler = (event) => answerFigureFile(contextOf(event), event.url);

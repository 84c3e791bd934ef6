import { contextOf } from '$lib/server/request-context';
import { answerStatistics } from '$lib/server/statistics/answer-file';
import type { RequestHandler } from './$types';

/** A statistic of a report year as a file. */
export const GET: RequestHandler = (event) => answerStatistics(contextOf(event), event.params);

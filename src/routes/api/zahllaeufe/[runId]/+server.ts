import { answerPaymentFile } from '$lib/server/billing/downloads';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** The file of a payment run as the bank takes it. */
export const GET: RequestHandler = (event) => answerPaymentFile(contextOf(event), event.params.runId);

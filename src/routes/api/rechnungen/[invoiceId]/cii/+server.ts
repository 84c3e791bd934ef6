import { answerInvoiceFile } from '$lib/server/billing/downloads';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerInvoiceFile(contextOf(event), event.params.invoiceId, 'cii');

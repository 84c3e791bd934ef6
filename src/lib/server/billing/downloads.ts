import type { InvoiceFileKind } from '../../domain/billing/states';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import { answering } from '../documents/answers';
import { permitted } from '../documents/permitted';
import { pdfResponse } from '../documents/read-file';
import type { Context } from '../trpc/context';
import { keptFile } from './kept-files';
import { getPaymentFile } from './payments-query';

const responses: Record<InvoiceFileKind, (content: Uint8Array, number: string) => Response> = {
	pdf: (content, number) => pdfResponse(content, `Rechnung ${number}`, { download: true }),
	ubl: (content, number) => xmlResponse(content, `${number}-ubl.xml`),
	cii: (content, number) => xmlResponse(content, `${number}-cii.xml`)
};

/** A sent invoice as a file, for either side. */
export const answerInvoiceFile = (context: Context, invoiceId: string, kind: InvoiceFileKind): Promise<Response> =>
	answering('billing.invoiceFile', async () => {
		const { actor, scoped } = permitted(context, 'billing/invoices');
		refuseNoId(invoiceId);
		const { content, number } = await scoped(async (tx) => {
			const kept = await keptFile(tx, actor, { invoiceId, kind });
			await recordAudit(tx, actor, {
				...{ action: 'billing/downloaded', subjectKind: 'invoice', subjectId: invoiceId, details: { file: kind } }
			});
			return kept;
		});
		return responses[kind](content, number);
	});

/** The bank file of a payment run. */
export const answerPaymentFile = (context: Context, runId: string): Promise<Response> =>
	answering('billing.paymentFile', async () => {
		const { actor, scoped } = permitted(context, 'billing/pay');
		refuseNoId(runId);
		const { number, file } = await scoped(async (tx) => {
			const run = await getPaymentFile(tx, runId);
			await recordAudit(tx, actor, {
				...{ action: 'billing/downloaded', subjectKind: 'payment-run', subjectId: runId }
			});
			return run;
		});
		return xmlResponse(file, `zahllauf-${number}-pain001.xml`);
	});

function refuseNoId(id: string) {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new DomainError('not-found');
}

const xmlResponse = (content: string | Uint8Array, name: string) =>
	new Response(typeof content === 'string' ? content : new Uint8Array(content), {
		headers: {
			'content-type': 'application/xml; charset=utf-8',
			'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});

import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import { answering } from '../documents/answers';
import { permitted } from '../documents/permitted';
import { pdfResponse } from '../documents/read-file';
import type { Context } from '../trpc/context';
import type { InvoiceDocument } from './files/invoice-document';
import { writeXRechnung } from './files/write-xrechnung';
import { writeZugferd } from './files/write-zugferd';
import { documentOf } from './invoice-document';
import { getPaymentFile } from './payments-query';

export type InvoiceFile = 'pdf' | 'ubl' | 'cii';

const writers: Record<InvoiceFile, (document: InvoiceDocument) => Promise<Response>> = {
	pdf: async (document) => pdfResponse(await writeZugferd(document), `Rechnung ${document.number}`, { download: true }),
	ubl: async (document) => xmlResponse(await writeXRechnung(document, 'UBL'), `${document.number}-ubl.xml`),
	cii: async (document) => xmlResponse(await writeXRechnung(document, 'CII'), `${document.number}-cii.xml`)
};

/** A sent invoice as a file, for either side. */
export const answerInvoiceFile = (context: Context, invoiceId: string, file: InvoiceFile): Promise<Response> =>
	answering('billing.invoiceFile', async () => {
		const { actor, scoped } = permitted(context, 'billing/invoices');
		refuseNoId(invoiceId);
		const document = await scoped(async (tx) => {
			const found = await documentOf(tx, invoiceId);
			await recordAudit(tx, actor, {
				...{ action: 'billing/downloaded', subjectKind: 'invoice', subjectId: invoiceId, details: { file } }
			});
			return found;
		});
		return writers[file](document);
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

const xmlResponse = (text: string, name: string) =>
	new Response(text, {
		headers: {
			'content-type': 'application/xml; charset=utf-8',
			'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});

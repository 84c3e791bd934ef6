import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import type { PageLoad } from './$types';

/** `seite`: of the lines. The check stands only beside what the office can still decide. */
export const load: PageLoad = async ({ params: { invoiceId }, url, fetch, parent, depends }) => {
	depends('app:invoices');
	const { viewer } = await parent();
	const { billing } = api(fetch);
	const wanted = Number(url.searchParams.get('seite'));
	const page = Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
	const invoice = await billing.invoice.query({ invoiceId, page }).catch(pageError);
	const open = ['sent', 'in-check', 'objected', 'approved-factually'].includes(invoice.state);
	const check =
		open && can(viewer.role, 'billing/approve')
			? await billing.comparison.query({ invoiceId, show: 'deviating' }).catch(pageError)
			: null;
	return { invoice, check, page };
};

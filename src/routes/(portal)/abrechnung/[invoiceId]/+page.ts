import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import { DEVIATIONS } from './page-size';
import type { PageLoad } from './$types';

/** `seite`: of the lines; `abweichung`: of the check. The check stands only beside what the office can still decide. */
export const load: PageLoad = async ({ params: { invoiceId }, url, fetch, parent, depends }) => {
	depends('app:invoices');
	const { viewer } = await parent();
	const { billing } = api(fetch);
	const pageOf = (name: string) => {
		const wanted = Number(url.searchParams.get(name));
		return Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
	};
	const [page, checkPage] = [pageOf('seite'), pageOf('abweichung')];
	const invoice = await billing.invoice.query({ invoiceId, page }).catch(pageError);
	const open = ['sent', 'in-check', 'objected', 'approved-factually', 'approved-arithmetically'].includes(
		invoice.state
	);
	const check =
		open && can(viewer.role, 'billing/approve')
			? await billing.comparison
					.query({ invoiceId, show: 'deviating', page: checkPage, pageSize: DEVIATIONS })
					.catch(pageError)
			: null;
	return { invoice, check, page, checkPage };
};

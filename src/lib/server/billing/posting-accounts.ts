import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { postingAccount } from '../db/schema/postings';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/** Where the treasury of the own office books each kind of help; those without a row are left to its program. */
export const findPostingAccounts = (tx: Db, officeAgs: string) =>
	tx
		.select({
			...{ serviceType: postingAccount.serviceType, product: postingAccount.product },
			account: postingAccount.account
		})
		.from(postingAccount)
		.where(eq(postingAccount.officeAgs, officeAgs))
		.orderBy(asc(postingAccount.serviceType));

type PostingAccountInput = { serviceType: ServiceTypeCode | null; product: string; account: string };

/** Both empty takes the row away. */
export async function savePostingAccount(tx: Db, actor: Actor, { serviceType, product, account }: PostingAccountInput) {
	const officeAgs = found(actor.viewer.office);
	const own = serviceType === null ? isNull(postingAccount.serviceType) : eq(postingAccount.serviceType, serviceType);
	await tx.delete(postingAccount).where(and(eq(postingAccount.officeAgs, officeAgs), own));
	if (product !== '') await tx.insert(postingAccount).values({ officeAgs, serviceType, product, account });
	await recordAudit(tx, actor, {
		...{ action: 'billing/posting-account-saved', subjectKind: 'office', subjectId: officeAgs },
		details: { serviceType, product, account }
	});
	return { saved: true };
}

import { and, asc, eq, isNull } from 'drizzle-orm';
import type { IncomeInput } from '../../domain/statistics/income';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { serviceType as kindOfHelp } from '../db/schema/directory';
import { statisticsIncome } from '../db/schema/statistics';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/** What the viewer's office took in, in the order of the kinds of help; what belongs to none stands last. */
export const findIncome = (tx: Db, officeAgs: string | null, year: number) =>
	tx
		.select({
			...{ serviceType: statisticsIncome.serviceType, kind: statisticsIncome.kind },
			amount: statisticsIncome.amount
		})
		.from(statisticsIncome)
		.leftJoin(kindOfHelp, eq(kindOfHelp.code, statisticsIncome.serviceType))
		.where(and(eq(statisticsIncome.officeAgs, officeAgs ?? ''), eq(statisticsIncome.year, year)))
		.orderBy(asc(kindOfHelp.position), asc(statisticsIncome.kind));

type Saved = IncomeInput & { year: number };

/** Sets one amount of a year; without an amount it is taken away. */
export async function saveIncome(tx: Db, actor: Actor, { year, serviceType, kind, amount }: Saved) {
	const officeAgs = found(actor.viewer.office);
	const { officeAgs: ofOffice, year: ofYear, serviceType: ofHelp, kind: ofKind } = statisticsIncome;
	const isSame = and(
		...[eq(ofOffice, officeAgs), eq(ofYear, year), eq(ofKind, kind)],
		serviceType === null ? isNull(ofHelp) : eq(ofHelp, serviceType)
	);
	if (amount === null) await tx.delete(statisticsIncome).where(isSame);
	else {
		await tx
			.insert(statisticsIncome)
			.values({ officeAgs, year, serviceType, kind, amount })
			.onConflictDoUpdate({ target: [ofOffice, ofYear, ofHelp, ofKind], set: { amount } });
	}
	const details = { year, serviceType, kind, amount };
	await recordAudit(tx, actor, { action: 'statistics/income-saved', details });
	return details;
}

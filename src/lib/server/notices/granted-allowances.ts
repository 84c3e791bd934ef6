import { and, asc, eq, isNull, or, gte } from 'drizzle-orm';
import { formatDay, type Day } from '../../domain/day';
import { formatEuro } from '../../domain/money-text';
import { allowanceLabels } from '../../domain/rates/allowance-kinds';
import type { Db } from '../db/client';
import { allowanceGrant } from '../db/schema/billing';

/** Nebenleistungen of a stay that are granted now or later, a line each. */
export async function allowancesText(tx: Db, placementId: string, today: Day): Promise<string> {
	const rows = await tx
		.select()
		.from(allowanceGrant)
		.where(
			and(
				eq(allowanceGrant.placementId, placementId),
				or(isNull(allowanceGrant.untilDay), gte(allowanceGrant.untilDay, today))
			)
		)
		.orderBy(asc(allowanceGrant.fromDay), asc(allowanceGrant.id));
	return rows.map(grantText).join('\n');
}

/** 'Bekleidung: 45,00 € monatlich ab 01.12.2026 bis 31.05.2027' */
function grantText({ kind, amount, rhythm, fromDay, untilDay }: typeof allowanceGrant.$inferSelect): string {
	const much = amount === null ? 'nach der Tabelle des Landes' : formatEuro(amount);
	if (rhythm === 'once') return `${allowanceLabels[kind]}: ${much}, einmalig am ${formatDay(fromDay)}`;
	const until = untilDay === null ? '' : ` bis ${formatDay(untilDay)}`;
	return `${allowanceLabels[kind]}: ${much} monatlich ab ${formatDay(fromDay)}${until}`;
}

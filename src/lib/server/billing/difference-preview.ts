import { inArray } from 'drizzle-orm';
import { differenceTotal } from '../../domain/billing/differences';
import { claimsKeptPlace } from '../../domain/billing/kept-places';
import { ruleText } from '../../domain/billing/rule-text';
import { nextMonth, type Month } from '../../domain/day';
import type { Db } from '../db/client';
import { office } from '../db/schema/directory';
import { differencesOf } from './difference-drafts';
import type { ProposedLine } from './propose-lines';

type Wanted = { providerId: string; from: Month; to: Month };

/** What the months lack against the rules and rates of today, per office and month, with the lines that explain it. */
export async function previewDifferences(tx: Db, { providerId, from, to }: Wanted) {
	const found: { month: Month; officeAgs: string; lines: readonly ProposedLine[] }[] = [];
	for (let month = from; month <= to; month = nextMonth(month)) {
		for (const [officeAgs, lines] of await differencesOf(tx, providerId, month))
			found.push({ month, officeAgs, lines });
	}
	const names = await findNames(tx, [...new Set(found.map(({ officeAgs }) => officeAgs))]);
	return {
		invoices: found.map(({ month, officeAgs, lines }) => ({
			...{ month, officeAgs, office: names.get(officeAgs) ?? officeAgs, total: differenceTotal(lines) },
			paysKeptPlaces: lines.some(claimsKeptPlace),
			lines: lines.map(({ placementId, person, fromDay, toDay, quantity, unit, price, amount, rule }) => ({
				...{ placementId: placementId ?? null, person: person ?? null, from: fromDay, to: toDay },
				...{ quantity, unit, price, amount, rule, ruleText: ruleText(rule) }
			}))
		}))
	};
}

async function findNames(tx: Db, ags: readonly string[]): Promise<Map<string, string>> {
	if (ags.length === 0) return new Map();
	const rows = await tx
		.select({ ags: office.ags, name: office.name })
		.from(office)
		.where(inArray(office.ags, [...ags]));
	return new Map(rows.map((row) => [row.ags, row.name]));
}

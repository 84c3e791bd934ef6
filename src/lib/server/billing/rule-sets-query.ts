import { sql } from 'drizzle-orm';
import { lastOfMonth, monthOf, type Day } from '../../domain/day';
import { ruleSetOf, ruleSets } from '../../domain/billing/rule-sets';
import type { DueRule, Law } from '../../domain/billing/rule-set';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import { serviceTypeOf } from '../../domain/directory/service-types';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';

/** Under which contracts the stays of some invoices stand: what decides when each is due. */
export async function findDueRules(tx: Db, invoiceIds: readonly string[]): Promise<Map<string, DueRule[]>> {
	const rows = await rowsOf<{ invoiceId: string; ruleSet: string | null; serviceType: ServiceTypeCode }>(
		tx,
		sql`
		SELECT DISTINCT l.invoice_id AS "invoiceId", l.service_type AS "serviceType",
			(SELECT a.rule_set FROM billing_agreement a WHERE a.offer_id = p.offer_id AND a.from_day <= l.to_day
				ORDER BY a.from_day DESC LIMIT 1) AS "ruleSet"
		FROM invoice_line l JOIN placement p ON p.id = l.placement_id
		WHERE l.invoice_id = ANY (${sql.param(invoiceIds)}::uuid[]) AND l.service_type IS NOT NULL`
	);
	const rules = new Map<string, DueRule[]>();
	for (const { invoiceId, ruleSet, serviceType } of rows) {
		const usual = ruleSets.find(({ unit }) => unit === serviceTypeOf(serviceType).unit);
		const known = ruleSet === null ? usual : ruleSetOf(ruleSet);
		if (known) rules.set(invoiceId, [...(rules.get(invoiceId) ?? []), known.due]);
	}
	return rules;
}

/**
 * Under which law the stays of some lines are billed, by stay: that of the contract which is on record for the month. A
 * stay without one is missing, whatever rules it is billed by for want of a contract.
 */
export async function findLaws(
	tx: Db,
	{ month }: { month: Day },
	lines: readonly { placementId: string | null }[]
): Promise<Map<string, Law>> {
	const ids = [...new Set(lines.flatMap(({ placementId }) => placementId ?? []))];
	const rows = await rowsOf<{ placementId: string; ruleSet: string }>(
		tx,
		sql`
		SELECT DISTINCT ON (p.id) p.id AS "placementId", a.rule_set AS "ruleSet"
		FROM placement p JOIN billing_agreement a ON a.offer_id = p.offer_id AND a.from_day <= ${lastOfMonth(monthOf(month))}
		WHERE p.id = ANY (${sql.param(ids)}::uuid[])
		ORDER BY p.id, a.from_day DESC`
	);
	return new Map(rows.map(({ placementId, ruleSet }) => [placementId, ruleSetOf(ruleSet).law]));
}

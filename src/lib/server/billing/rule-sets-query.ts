import { sql } from 'drizzle-orm';
import { ruleSetOf, ruleSets } from '../../domain/billing/rule-sets';
import type { DueRule } from '../../domain/billing/rule-set';
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

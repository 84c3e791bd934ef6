/**
 * What the made-up offices have done about their deadlines: most claims were made two months after the end of a stay, and
 * most cost contributions looked at within the last year. The rest is there to be seen as due and overdue.
 */
export const demoSettlements = `
	INSERT INTO deadline_settlement (office_ags, case_id, kind, placement_id, day, done_on, by, at)
	SELECT p.office_ags, p.case_id, d.kind, p.id, d.done_on, d.done_on, p.created_by, now()
	FROM placement p
	CROSS JOIN LATERAL (
		SELECT 'reimbursement-claim' AS kind, p.left_on + 60 AS done_on WHERE p.left_on IS NOT NULL
		UNION ALL
		SELECT 'contribution-review', greatest(p.arrived_on, current_date - 30 - abs(hashtext(p.id::text)) % 300)
		WHERE p.left_on IS NULL AND p.arrived_on IS NOT NULL
	) d
	WHERE d.done_on <= current_date AND abs(hashtext(p.id::text || d.kind)) % 20 > 0`;

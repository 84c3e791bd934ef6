import type pg from 'pg';
import { addDays, firstOfMonth, monthOf, type Day, type Month } from '../../../../domain/day';

const MONTHS_BACK = 27;

/** The months that the demo has billed, oldest first: two of them day by day, the others one line per stay. */
export function billedMonths(today: Day): { older: { from: Month; to: Month }; latest: readonly [Month, Month] } {
	const months: Month[] = [];
	for (let day = firstOfMonth(monthOf(today)); months.length < MONTHS_BACK; day = firstOfMonth(monthOf(day))) {
		day = addDays(day, -1);
		months.unshift(monthOf(day));
	}
	const [from = monthOf(today)] = months;
	const [to = from, before = from, last = from] = months.slice(-3);
	return { older: { from, to }, latest: [before, last] };
}

/**
 * Every stay of a month at its rate, as one line: what the figures of the past need, in one statement per table. They
 * stand for invoices of the providers' own software: the portal, which knows every absence, would have billed otherwise.
 */
const stays = `
	SELECT m.month, p.id, p.office_ags, p.provider_id, p.service_type, s.unit,
		i.last_name || ', ' || i.first_name AS person, r.amount AS price,
		greatest(p.arrived_on, m.month) AS from_day, least(p.left_on, m.last) AS to_day, p.units_per_week,
		md5(concat_ws(' ', 'invoice', p.provider_id, p.office_ags, m.month))::uuid AS invoice_id
	FROM (SELECT d::date AS month, (d + interval '1 month' - interval '1 day')::date AS last
		FROM generate_series($1::date, $2::date, interval '1 month') d) m
	JOIN placement p ON p.arrived_on <= m.last AND (p.left_on IS NULL OR p.left_on >= m.month)
		AND p.state IN ('active', 'ended', 'transferred') AND p.provider_id IS NOT NULL
	JOIN placement_identity i ON i.placement_id = p.id
	JOIN service_type s ON s.code = p.service_type
	JOIN LATERAL (SELECT amount FROM rate_slice x WHERE x.offer_id = p.offer_id AND x.from_day <= m.last
		ORDER BY x.from_day DESC LIMIT 1) r ON true`;

const priced = `
	SELECT *, CASE unit WHEN 'day' THEN to_day - from_day + 1
		ELSE round((to_day - from_day + 1) * units_per_week / 7, 2) END AS quantity FROM (${stays}) stay`;

const invoices = `
	INSERT INTO invoice (id, office_ags, provider_id, month, kind, source, state, number, place_kept, total, created_by, created_at,
		sent_at, due_on, factual_by, factual_at, arithmetical_by, arithmetical_at, ordered_by, ordered_at, paid_on)
	SELECT invoice_id, b.office_ags, b.provider_id, month, 'invoice', 'upload', 'paid',
		extract(year FROM next) || '-' || lpad(row_number() OVER (PARTITION BY b.provider_id, extract(year FROM next)
			ORDER BY month, b.office_ags)::text, 5, '0'),
		true, total, c.id, next + interval '3 days 8 hours', next + interval '3 days 9 hours', next + 14, f.id,
		next + interval '6 days 9 hours', l.id, next + interval '7 days 9 hours', f.id, next + interval '8 days 9 hours', next + 12
	FROM (SELECT invoice_id, office_ags, provider_id, month, (month + interval '1 month')::date AS next,
			sum(round(quantity * price, 2)) AS total
		FROM (${priced}) p GROUP BY invoice_id, office_ags, provider_id, month) b
	JOIN account c ON c.provider_id = b.provider_id AND c.role = 'provider-finance'
	JOIN account f ON f.office_ags = b.office_ags AND f.role = 'finance'
	JOIN account l ON l.office_ags = b.office_ags AND l.role = 'team-lead'`;

const lines = `
	INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, person, service_type, from_day,
		to_day, quantity, unit, price, amount, rule)
	SELECT invoice_id, office_ags, provider_id, row_number() OVER (PARTITION BY invoice_id ORDER BY person, id), id, person,
		service_type, from_day, to_day, trim_scale(quantity)::text, unit, price, round(quantity * price, 2),
		CASE unit WHEN 'day' THEN 'present' ELSE 'service' END
	FROM (${priced}) p`;

/** The statements above, for all months of a span; ordered sums are charged to the budgets. */
export async function fillOlderMonths(client: pg.Client, { from, to }: { from: Month; to: Month }) {
	const span = [firstOfMonth(from), firstOfMonth(to)];
	await client.query(invoices, span);
	await client.query(lines, span);
}

/** What was ordered is taken from the budgets, the events follow the states, and numbers go on after the last one. */
export async function fillWhatFollows(client: pg.Client) {
	await client.query(`
		INSERT INTO budget_charge (office_ags, invoice_id, month, service_type, amount, at)
		SELECT i.office_ags, i.id, i.month, l.service_type, sum(l.amount), i.ordered_at
		FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id WHERE i.state IN ('ordered', 'paid')
		GROUP BY i.id, l.service_type`);
	await client.query(`
		INSERT INTO invoice_event (invoice_id, office_ags, provider_id, kind, at, account_id)
		SELECT i.id, i.office_ags, i.provider_id, e.kind, e.at, e.who FROM invoice i
		CROSS JOIN LATERAL (VALUES ('proposed', i.created_at, i.created_by), ('sent', i.sent_at, i.created_by),
			('approved-factually', i.factual_at, i.factual_by), ('approved-arithmetically', i.arithmetical_at, i.arithmetical_by),
			('ordered', i.ordered_at, i.ordered_by), ('paid', i.paid_on::timestamptz, i.ordered_by)) e (kind, at, who)
		WHERE e.at IS NOT NULL ORDER BY e.at`);
	await client.query(`
		INSERT INTO invoice_number (provider_id, year, last)
		SELECT provider_id, left(number, 4)::int, max(right(number, 5)::int) FROM invoice GROUP BY provider_id, left(number, 4)`);
}

import pg from 'pg';
import { DEMO_PASSWORD } from '../../../domain/access/demo-accounts';
import type { Day } from '../../../domain/day';
import { hashPassword } from '../../access/password-hash';
import { insertRows } from './bulk';
import { billedMonths, fillOlderMonths, fillWhatFollows } from './demo/billed-months';
import { demoContent, regionKey, type RegionIds } from './demo/content';
import { fillLatestMonths } from './demo/latest-months';
import { reportAgeMs } from './demo/vacancies';
import { demoSettlements } from './demo/settlements';

type Moment = { today: Day; now: string };

/** Nobody works here yet: neither an account nor a provider. */
export const isEmpty = (ownerUrl: string): Promise<boolean> =>
	connected(ownerUrl, async (client) => {
		const { rows } = await client.query<{ empty: boolean }>(
			'SELECT NOT EXISTS (SELECT FROM account) AND NOT EXISTS (SELECT FROM provider) AS empty'
		);
		return rows[0]?.empty ?? false;
	});

/** Large enough that the planner should know them at once; the rest is learned by and by. */
const ANALYZED =
	'facility, offer, offer_search, offer_free, capacity_slice, rate_slice, vacancy_report, client, help_case, case_event, ' +
	'case_overview, placement, placement_event, placement_identity, occupancy, account, case_person, consultation, ' +
	'help_plan, figure_month, invoice, invoice_line, invoice_event, budget_charge, service_record';

/** What the release of a record puts upon it. */
const SEALED = `UPDATE service_record r SET hash = service_record_digest(r) WHERE state = 'released'`;

/**
 * Fills an empty database, in one transaction and with the triggers off: what they would derive row by row is written
 * as they would leave it, and search and figures are derived once at the end.
 */
export async function fillDemo(ownerUrl: string, { today, now }: Moment): Promise<void> {
	const passwordHash = await hashPassword(DEMO_PASSWORD);
	await connected(ownerUrl, async (client) => {
		await client.query('BEGIN');
		const content = demoContent({ today, now, passwordHash, regionIds: await readRegionIds(client) });
		await withoutTriggers(client, async () => {
			for (const { table, rows } of content) await insertRows(client, { table, rows });
			await client.query(SEALED);
			await fillInvoices(client, today);
		});
		await client.query('SELECT refresh_offer_search(array(SELECT id FROM offer), false)');
		await client.query(demoSettlements);
		await client.query('SELECT derive_case_overview(array(SELECT id FROM help_case))');
		await client.query('INSERT INTO deadline_refresh (stale_case, office_ags) SELECT id, office_ags FROM help_case');
		await client.query(
			'INSERT INTO allowance_refresh (stale_placement, office_ags) SELECT DISTINCT placement_id, office_ags FROM allowance_grant'
		);
		await client.query('SELECT rebuild_figures(p_whole => true)');
		await client.query('COMMIT');
		await client.query(`ANALYZE ${ANALYZED}`);
	});
}

/** More than two years of invoices: the figures of payments and budgets come from them. */
async function fillInvoices(client: pg.Client, today: Day) {
	// Without figures the planner would read every stay once for every month.
	await client.query('ANALYZE placement, placement_identity, rate_slice');
	const { older, latest } = billedMonths(today);
	await fillOlderMonths(client, older);
	await fillLatestMonths(client, { latest, firstProviderId: await findFirstProvider(client) });
	await fillWhatFollows(client);
}

async function findFirstProvider(client: pg.Client) {
	const { rows } = await client.query<{ id: string }>(
		`SELECT provider_id AS id FROM account WHERE email = 'rechnung@traeger1.demo'`
	);
	return rows[0]?.id ?? '';
}

/** Makes the demo's own vacancy reports as fresh again as they were at first; a report by anybody else stays. */
export const renewDemoReports = (ownerUrl: string, now: string): Promise<void> =>
	connected(ownerUrl, async (client) => {
		const { rows } = await client.query<{ id: number; offer_id: string }>(
			`SELECT id, offer_id FROM (
				SELECT DISTINCT ON (offer_id) id, offer_id, source FROM vacancy_report ORDER BY offer_id, reported_at DESC, id DESC
			) newest WHERE source = 'demo'`
		);
		const renewed = rows.map(({ id, offer_id: offerId }) => ({
			id,
			reported_at: new Date(Date.parse(now) - reportAgeMs(offerId)).toISOString()
		}));
		await client.query('BEGIN');
		await client.query(
			`UPDATE vacancy_report v SET reported_at = r.reported_at
			FROM json_to_recordset($1::json) AS r (id bigint, reported_at timestamptz) WHERE v.id = r.id`,
			[JSON.stringify(renewed)]
		);
		await client.query('SELECT refresh_offer_search($1::uuid[], false)', [rows.map((row) => row.offer_id)]);
		await client.query('COMMIT');
	});

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

async function readRegionIds(client: pg.Client): Promise<RegionIds> {
	const { rows } = await client.query<{ id: string; office_ags: string; name: string }>(
		'SELECT id, office_ags, name FROM region'
	);
	return new Map(rows.map(({ id, office_ags: ags, name }) => [regionKey(ags, name), id]));
}

async function withoutTriggers(client: pg.Client, work: () => Promise<void>) {
	const { rows } = await client.query<{ name: string }>(
		`SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger
		WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`
	);
	for (const { name } of rows) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
	await work();
	for (const { name } of rows) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}

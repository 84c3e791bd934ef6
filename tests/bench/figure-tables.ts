import type pg from 'pg';
import { withClient } from './database';
import { figure, type Figure } from './figures';
import { timed } from './load';
import type { Plan } from './search';

/** Stays of each of the 400 offices, spread over three years. */
const STAYS = 120;

/** Only what figures are made of; a client has one case with one stay. */
const setUp = `
	SET session_replication_role = replica;
	DELETE FROM placement WHERE pseudonym = 'bench'; DELETE FROM help_case WHERE number LIKE 'bench%';
	DELETE FROM client WHERE first_name = 'bench';
	CREATE TEMP TABLE bench_stay AS
		SELECT o.ags, n, bench.id('figure case', o.place * 1000 + n) AS id, f.offer_id, f.service_type,
			current_date - 1000 + floor(900 * bench.share(o.place * 1000 + n, 71))::integer AS arrived,
			60 + floor(400 * bench.share(o.place * 1000 + n, 72))::integer AS length
		FROM (SELECT ags, row_number() OVER (ORDER BY ags) AS place FROM office) o
		CROSS JOIN generate_series(1, ${STAYS}) n
		JOIN LATERAL (
			SELECT x.id AS offer_id, x.service_type FROM offer x
			WHERE x.id = bench.id('offer', 1 + (o.place * ${STAYS} + n) % (SELECT count(*) FROM offer))
		) f ON true;
	INSERT INTO client (id, office_ags, first_name, last_name, birth_date, sex)
		SELECT id, ags, 'bench', 'bench', '2012-01-01', 'f' FROM bench_stay;
	INSERT INTO help_case (id, office_ags, client_id, number, created_at)
		SELECT id, ags, id, 'bench ' || n, now() FROM bench_stay;
	INSERT INTO placement (id, office_ags, case_id, client_id, offer_id, service_type, state, begin_day, end_day, units_per_week,
			amount, rate, reserved_at, arrived_on, left_on, pseudonym, age_at_begin, sex, unaccompanied, created_by, created_at)
		SELECT id, ags, id, id, offer_id, service_type, CASE WHEN arrived + length < current_date THEN 'ended' ELSE 'active' END,
			arrived, arrived + length, 7, 1, 150, arrived - 9, arrived,
			CASE WHEN arrived + length < current_date THEN arrived + length END, 'bench', 14, 'f', false, id, now() FROM bench_stay;
	SET session_replication_role = origin;
	ANALYZE placement, help_case;
	UPDATE figure_state SET through = date_trunc('month', current_date);
	DELETE FROM figure_stale;
`;

const scope = `SELECT set_config('app.figures', 'read', false), set_config('app.office', '13075', false)`;
const columns = `office_ags, month, budget_cents, cases, rates, paid_cents, out_of_area, occupied_days, operable_days, foreign_days,
	fruitless, drop_outs, lengths, days_to_place, transfers, hidden`;
/** Compared as days, as the app does: PostgreSQL lets no other comparison of a month pass the wall of the view. */
const place = `service_type = '' AND specialisation = '' AND month = (date_trunc('month', current_date) - $1 * interval '1 month')::date`;

const statements = {
	office: { name: 'office', text: `SELECT ${columns} FROM figure_cell WHERE ${place} AND office_ags = $2` },
	byKey: { name: 'by key', text: `SELECT ${columns} FROM figure_month WHERE ${place} AND office_ags = $2` },
	month: { name: 'month', text: `SELECT ${columns} FROM figure_cell WHERE ${place}` },
	byIndex: { name: 'by index', text: `SELECT ${columns} FROM figure_month WHERE ${place}` }
};

/** One office and one month of all offices as the app reads them, against the bare rows; and what it costs to derive them. */
export const measureFigureTables = ({ database, rounds, seconds }: Plan): Promise<Figure[]> =>
	withClient(database.ownerUrl, async (client) => {
		await client.query(setUp);
		const rebuilt = await timed(() => rebuildAll(client));
		await client.query(
			`INSERT INTO figure_stale (office_ags, month) VALUES ('13075', date_trunc('month', current_date))`
		);
		const refreshed = await timed(() => client.query('SELECT refresh_figures()'));
		await client.query('VACUUM ANALYZE figure_month');
		// One Land of 400 offices, so that a month is as long as it can get.
		await client.query('CREATE TEMP TABLE bench_land AS SELECT ags, land_code FROM office');
		await client.query(`UPDATE office SET land_code = 'MV'`);
		await client.query(scope);
		const turn = (seconds * 1_000) / 4;
		const best = { office: 0, byKey: 0, month: 0, byIndex: 0 };
		try {
			for (let round = 0; round < rounds; round++) {
				for (const name of ['office', 'byKey', 'month', 'byIndex'] as const) {
					best[name] = Math.max(best[name], await perSecond(client, statements[name], turn));
				}
			}
		} finally {
			await client.query('UPDATE office o SET land_code = b.land_code FROM bench_land b WHERE b.ags = o.ags');
		}
		return [
			figure({ what: 'figures of one office: reads/s', value: best.office }),
			figure({ what: '  ÷ by primary key', value: best.office / best.byKey, atLeast: 0.3 }),
			figure({ what: 'one month of 400 offices: reads/s', value: best.month }),
			figure({ what: '  ÷ the same rows by index', value: best.month / best.byIndex, atLeast: 0.3 }),
			figure({ what: 'figures computed anew, all offices', value: rebuilt / 1_000, unit: ' s' }),
			figure({ what: 'one month of one office computed anew', value: refreshed, unit: ' ms' })
		];
	});

async function rebuildAll(client: pg.Client) {
	const { rows } = await client.query<{ ags: string }>('SELECT ags FROM office ORDER BY ags');
	for (const { ags } of rows) await client.query('SELECT rebuild_figures($1)', [ags]);
}

type Read = { name: string; text: string };

async function perSecond(client: pg.Client, read: Read, milliseconds: number) {
	const begin = performance.now();
	let done = 0;
	for (; performance.now() < begin + milliseconds; done++) {
		const values = read.text.includes('$2') ? [1 + (done % 12), '13075'] : [1 + (done % 12)];
		await client.query({ ...read, values, rowMode: 'array' });
	}
	return (1_000 * done) / (performance.now() - begin);
}

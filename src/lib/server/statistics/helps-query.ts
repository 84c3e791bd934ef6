import { sql, type SQL } from 'drizzle-orm';
import type { Help } from '../../domain/statistics/assemble';
import { entrySchema } from '../../domain/statistics/entry';
import { recordedTypes } from '../../domain/statistics/kinds';
import type { Db } from '../db/client';
import { found } from '../trpc/procedures';
import { rowsOf } from '../documents/hand-written';

/** A help with what the screens say about it. */
export type HelpRow = Help & {
	/** The first stay: under its id the record is kept. */
	placementId: string;
	/** The last one: where end and reason are entered. */
	lastPlacementId: string;
	caseId: string;
	caseNumber: string;
};

type Raw = Omit<HelpRow, 'entry'> & { entry: unknown };

/**
 * Stays that follow each other by a change of place, with the same kind of help, are one help: it begins with the first
 * arrival and ends with the last stay. A change to another kind begins another help.
 */
export const chains = (types: readonly string[]) => sql`WITH RECURSIVE chain AS (
		SELECT p.id AS root, p.id, p.service_type, 0 AS depth FROM placement p
		LEFT JOIN placement b ON b.id = p.transfer_from_id
		WHERE p.arrived_on IS NOT NULL AND p.service_type = ANY (${sql.param([...types])})
			AND (b.id IS NULL OR b.arrived_on IS NULL OR b.service_type <> p.service_type)
		UNION ALL
		SELECT c.root, n.id, n.service_type, c.depth + 1 FROM chain c JOIN placement n ON n.transfer_from_id = c.id
		WHERE n.arrived_on IS NOT NULL AND n.service_type = c.service_type
	), last AS (SELECT DISTINCT ON (root) root, id FROM chain ORDER BY root, depth DESC)`;

const helps = (types: readonly string[]) => sql`${chains(types)}
	SELECT f.id AS "placementId", l.id AS "lastPlacementId", f.case_id AS "caseId", h.number AS "caseNumber",
		f.office_ags AS "officeAgs", f.service_type AS "serviceType", f.arrived_on AS begin, l.left_on AS "left",
		(SELECT e.reason FROM placement_event e WHERE e.placement_id = l.id AND e.kind = 'ended'
			ORDER BY e.id DESC LIMIT 1) AS "endReason",
		c.birth_date AS "birthDate", c.sex, s.number, s.entry
	FROM last JOIN placement f ON f.id = last.root JOIN placement l ON l.id = last.id
	JOIN help_case h ON h.id = f.case_id JOIN client c ON c.id = f.client_id
	LEFT JOIN statistics_record s ON s.placement_id = f.id`;

async function findHelps(tx: Db, where: SQL): Promise<HelpRow[]> {
	const rows = await rowsOf<Raw>(tx, sql`${helps(recordedTypes)} WHERE ${where} ORDER BY f.arrived_on DESC, h.number`);
	// What was saved before a newer form had more fields is read with their first values.
	return rows.map((row) => ({ ...row, entry: row.entry === null ? null : entrySchema.parse(row.entry) }));
}

export const helpsOfCase = (tx: Db, caseId: string) => findHelps(tx, sql`f.case_id = ${caseId}`);

/** By the first stay's id. @throws DomainError when there is no such help */
export async function getHelp(tx: Db, placementId: string): Promise<HelpRow> {
	const [help] = await findHelps(tx, sql`f.id = ${placementId}`);
	return found(help);
}

/** What is reported for a year: begun by its end, not over before it. */
export const helpsOfYear = (tx: Db, year: number) =>
	findHelps(tx, sql`f.arrived_on <= ${`${year}-12-31`} AND (l.left_on IS NULL OR l.left_on >= ${`${year}-01-01`})`);

/** The first year in which any help began; null without any. */
export async function firstHelpYear(tx: Db): Promise<number | null> {
	const [row] = await rowsOf<{ year: number | null }>(
		tx,
		sql`SELECT extract(year FROM min(arrived_on))::int AS year FROM placement
			WHERE service_type = ANY (${sql.param([...recordedTypes])})`
	);
	return row?.year ?? null;
}

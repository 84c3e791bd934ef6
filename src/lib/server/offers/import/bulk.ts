import { getTableColumns, getTableName, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/client';

/**
 * Many rows in one statement, as one JSON text: triggers that work per statement run once, and there is no limit of
 * parameters. Column names come from the table's definition, never from the rows.
 */
type Rows<Table extends PgTable> = readonly Partial<InferInsertModel<Table>>[];

export async function insertMany<Table extends PgTable>(tx: Db, table: Table, rows: Rows<Table>) {
	if (rows.length === 0) return;
	const columns = columnsOf(table, rows);
	const names = list(columns.map(({ name }) => name));
	await tx.execute(sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${recordset(table, columns, rows)}`);
}

/** Rows are found by the `key` columns and take all other columns given. */
export async function updateMany<Table extends PgTable>(
	tx: Db,
	table: Table,
	{ key, rows }: { key: readonly (keyof InferInsertModel<Table> & string)[]; rows: Rows<Table> }
) {
	if (rows.length === 0) return;
	const columns = columnsOf(table, rows);
	const isKey = new Set<string>(key);
	const set = columns.filter((column) => !isKey.has(column.key)).map(({ name }) => sql`${name} = new.${name}`);
	const found = columns.filter((column) => isKey.has(column.key)).map(({ name }) => sql`old.${name} = new.${name}`);
	await tx.execute(sql`UPDATE ${table} AS old SET ${list(set)}
		FROM ${recordset(table, columns, rows)} AS new WHERE ${sql.join(found, sql` AND `)}`);
}

type Column = { key: string; name: SQL };

function columnsOf<Table extends PgTable>(table: Table, [first]: Rows<Table>): Column[] {
	return Object.keys(getTableColumns(table))
		.filter((key) => first !== undefined && key in first)
		.map((key) => ({ key, name: sql.raw(`"${toSnakeCase(key)}"`) }));
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);

function recordset(table: PgTable, columns: readonly Column[], rows: readonly Record<string, unknown>[]): SQL {
	const named = rows.map((row) => Object.fromEntries(columns.map(({ key }) => [toSnakeCase(key), row[key] ?? null])));
	return sql`json_populate_recordset(NULL::${sql.raw(`"${getTableName(table)}"`)}, ${JSON.stringify(named)}::json)`;
}

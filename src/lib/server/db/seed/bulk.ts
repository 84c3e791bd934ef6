import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';

/** So many rows travel as one JSON text: thousands of times fewer parameters than a row-by-row insert. */
const ROWS_PER_STATEMENT = 4_000;

/**
 * Inserts many rows of one shape with few statements, as the database's owner. What a row carries beyond the table's
 * columns is left out. `conflict` is the ON CONFLICT clause, in which `$set` stands for all columns.
 */
export async function insertRows<Table extends PgTable>(
	client: pg.Client,
	{ table, rows, conflict = '' }: { table: Table; rows: readonly InferInsertModel<Table>[]; conflict?: string }
) {
	const [first] = rows;
	if (!first) return;
	const name = getTableName(table);
	const columns = Object.keys(getTableColumns(table))
		.filter((key) => key in first)
		.map((key) => ({ key, name: toSnakeCase(key) }));
	const list = columns.map((column) => `"${column.name}"`).join(', ');
	const set = columns.map((column) => `"${column.name}" = excluded."${column.name}"`).join(', ');
	const statement = `INSERT INTO ${name} (${list}) SELECT ${list}
		FROM json_populate_recordset(NULL::${name}, $1::json) ${conflict.replace('$set', set)}`;
	for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
		const part = rows.slice(start, start + ROWS_PER_STATEMENT) as Record<string, unknown>[];
		await client.query(statement, [JSON.stringify(part.map((row) => named(row, columns)))]);
	}
}

function named(row: Record<string, unknown>, columns: readonly { key: string; name: string }[]) {
	const values: Record<string, unknown> = {};
	for (const { key, name } of columns) values[name] = asJson(row[key]);
	return values;
}

/** Bytes have no form of their own in JSON; PostgreSQL reads them as hexadecimal text. */
const asJson = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null));

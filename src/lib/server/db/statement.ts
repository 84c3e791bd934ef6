import { sql } from 'drizzle-orm';
import { connectionOf, type Db } from './client';

/**
 * A hand-written statement whose text depends only on its name, so that each connection parses and plans it once:
 * planning costs more than the query itself.
 */
export type Statement = { name: string; text: string; values: readonly unknown[] };

/** Runs it by its name on the pool or in a transaction; inside a savepoint, of which drizzle tells nothing, without. */
export async function runStatement<Row extends Record<string, unknown>>(db: Db, statement: Statement): Promise<Row[]> {
	const connection = connectionOf(db);
	if (connection === null) return ((await db.execute(asDrizzle(statement))) as { rows: Row[] }).rows;
	const { name, text, values } = statement;
	return (await connection.query<Row>({ name, text, values: [...values] })).rows;
}

const asDrizzle = ({ text, values }: Statement) =>
	sql.join(
		text
			.split(/\$(\d+)/)
			.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1])}`))
	);

/**
 * Collects the values of a statement while its text is written; each place names the type its value has. Every value
 * added must appear in the text: PostgreSQL refuses one whose place it never meets.
 */
export class Parameters {
	readonly values: unknown[] = [];
	readonly #places = new Map<string, string>();

	add(value: unknown, type: string) {
		return `$${this.values.push(value)}::${type}`;
	}

	/**
	 * For a value that decides how many rows are found. Seeing it, PostgreSQL would think each plan made for known values
	 * so much better than the one it keeps that it plans anew every time, which takes longer than the query.
	 */
	hidden(value: unknown, type: string) {
		return `(SELECT ${this.add(value, type)})::${type}`;
	}

	/** The same place again for a value that several parts share. */
	shared(name: string, value: unknown, type: string) {
		const place = this.#places.get(name) ?? this.add(value, type);
		this.#places.set(name, place);
		return place;
	}
}

import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { asViewer } from '../../src/lib/server/db/scope';
import { runStatement } from '../../src/lib/server/db/statement';
import { viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const where = {
	name: 'where_am_i',
	text: 'SELECT app_office() AS office, txid_current()::text AS transaction',
	values: []
};
const here = sql`SELECT app_office() AS office, txid_current()::text AS transaction`;

test('a statement run by its name belongs to the transaction and to its viewer', async ({ db }) => {
	for (const office of ['13071', '13072', '13071']) {
		await asViewer(db, viewerAs('case-worker', { id: crypto.randomUUID(), office }), async (tx) => {
			const named = await runStatement(tx, where);
			expect(named).toEqual(((await tx.execute<{ office: string }>(here)) as { rows: unknown[] }).rows);
			expect(named[0]?.['office']).toBe(office);
		});
	}
});

test('also inside a savepoint', async ({ db }) => {
	await asViewer(db, viewerAs('case-worker', { id: crypto.randomUUID(), office: '13071' }), (tx) =>
		tx.transaction(async (inner) => {
			expect((await runStatement(inner, where))[0]?.['office']).toBe('13071');
		})
	);
});

test('what a transaction was allowed to see ends with it', async ({ db }) => {
	await asViewer(db, viewerAs('case-worker', { id: crypto.randomUUID(), office: '13071' }), (tx) =>
		runStatement(tx, where)
	);
	const after = await Promise.all(Array.from({ length: 20 }, () => runStatement(db, where)));
	expect(after.map(({ 0: row }) => row?.['office'])).toEqual(Array.from({ length: 20 }, () => null));
});

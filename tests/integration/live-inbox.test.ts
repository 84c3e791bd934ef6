import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '../../src/lib/server/db/client';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const told = async (owner: Database) => {
	const { rows } = await owner.execute<{ office_ags: string | null; count: number }>(
		sql`SELECT office_ags, count(*)::int FROM live_event WHERE topic = 'inbox' GROUP BY 1 ORDER BY 1`
	);
	return rows;
};

describe('open pages', () => {
	test('hear of new messages and of reading them, once a side, and of nothing else', async ({ owner, db }) => {
		const { id } = await makeAccount(owner);
		await owner.execute(sql`INSERT INTO inbox_message (office_ags, account_id, kind, at)
			SELECT '13075', ${id}::uuid, 'consented', now() FROM generate_series(1, 3)`);
		expect(await told(owner)).toEqual([{ office_ags: '13075', count: 1 }]);
		const { inbox } = callerFor({ db, viewer: viewerAs('case-worker', { id, office: '13075' }) });
		const { rows } = await inbox.list({});
		await inbox.markRead({ ids: rows.map((row) => row.id) });
		expect(await told(owner)).toEqual([{ office_ags: '13075', count: 2 }]);
		// Read already, and a mail written: nothing that a page shows has changed.
		await inbox.markRead({ ids: rows.map((row) => row.id) });
		await owner.execute(sql`UPDATE inbox_message SET mailed_at = now()`);
		expect(await told(owner)).toEqual([{ office_ags: '13075', count: 2 }]);
	});
});

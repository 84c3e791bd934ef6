import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { inMonth, makeStay, month, refresh, someone } from './figures-scene';

const run = promisify(execFile);

async function program(word: string, url: string) {
	const env = { ...process.env, DATABASE_URL: url, DEMO: '0' };
	try {
		return { code: 0, ...(await run(process.execPath, ['--import', 'tsx', 'src/cli/figures.ts', word], { env })) };
	} catch (error) {
		return error as { code: number; stdout: string; stderr: string };
	}
}

describe('npm run figures', () => {
	test('names what is not as on record, and computes it anew', { timeout: 60_000 }, async ({ owner, db, ownerUrl }) => {
		const { account } = await someone({ owner, db }, 'controller');
		await makeStay(owner, account.id, { offer: await makeOffer(owner), from: inMonth(1) });
		await refresh(db);
		await owner.execute(sql`UPDATE figure_month SET cases = 7 WHERE month = ${`${month}-01`} AND service_type = 'S34'`);
		const wrong = await program('compare', ownerUrl);
		expect([wrong.code, wrong.stderr.trim()]).toEqual([1, `differs: 13075 ${month}-01 S34 all`]);
		expect(await program('rebuild', ownerUrl)).toMatchObject({ code: 0, stderr: '' });
		const right = await program('compare', ownerUrl);
		expect([right.code, right.stdout.trim()]).toEqual([0, 'The figures are what is on record.']);
	});
});

import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { fillDemo } from '../../src/lib/server/db/seed/demo';
import { test } from '../setup/database';

const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10; };
test('demo', { timeout: 220000 }, async ({ owner, ownerUrl }) => {
	const now = currentMoment();
	await fillDemo(ownerUrl, { today: dayInGermany(now), now });
	await owner.transaction(async (tx) => {
		const pid = Number((await tx.execute(sql`SELECT pg_backend_pid() AS pid`)).rows[0]!['pid']);
		const timed = async (q: string) => { const c = cpu(pid); const t = performance.now(); await tx.execute(sql.raw(q)); console.log(Math.round(performance.now() - t), 'cpu ms', cpu(pid) - c, q.slice(0, 90)); };
		const targets = `(SELECT array_agg(office_ags) o, array_agg(month) m FROM figure_targets()) t`;
		await timed(`SELECT count(*) FROM ${targets}, figure_facts(t.o, t.m)`);
		await timed(`SELECT count(*) FROM ${targets}, figure_sums(t.o, t.m, 'office', true)`);
		await timed(`SELECT count(*) FROM ${targets}, derive_figures(t.o, t.m, true)`);
		await timed(`DELETE FROM figure_month`);
		await timed(`SELECT rebuild_figures(p_whole => true)`);
		await timed(`SET LOCAL work_mem = '64MB'`);
		await timed(`SELECT count(*) FROM ${targets}, figure_sums(t.o, t.m, 'office', true)`);
		await timed(`SELECT count(*) FROM ${targets}, derive_figures(t.o, t.m, true)`);
		await timed(`SET LOCAL jit = off`);
		await timed(`SELECT count(*) FROM ${targets}, figure_sums(t.o, t.m, 'office', true)`);
		await timed(`SELECT count(*) FROM ${targets}, derive_figures(t.o, t.m, true)`);
		await timed(`DELETE FROM figure_month`);
		await timed(`SELECT rebuild_figures(p_whole => true)`);
	});
	expect(1).toBe(1);
});

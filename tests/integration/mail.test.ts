import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { account } from '../../src/lib/server/db/schema/access';
import { sendMails } from '../../src/lib/server/mail/send-mails';
import { test } from '../setup/mail-server';
import { key, scene } from './placements-scene';

describe('mails', () => {
	test('tell the provider that there is a request, without the person, and once', async ({ owner, db, postbox }) => {
		const here = await scene({ owner, db });
		const { house, offer } = here;
		await owner.execute(
			sql`INSERT INTO facility_grant (account_id, facility_id) VALUES (${house.account.id}, ${offer.facilityId})`
		);
		await here.reserve({ admissionNote: 'Asthmaspray dabei' });
		for (let turn = 0; turn < 2; turn++) await db.transaction((tx) => sendMails(tx, postbox.settings));
		const mails = postbox.received.filter(({ to }) => to.includes(house.account.email));
		expect(mails).toHaveLength(1);
		expect(mails[0]?.message).toContain('https://portal.example/postfach');
		expect(mails[0]?.message).not.toMatch(/Lena|Asthma/);
		expect(mails[0]?.message).toContain('Subject: Ankerplatz: Neue Reservierung');
	});

	test('are tried again when the mail server says no', async ({ owner, db, postbox }) => {
		const here = await scene({ owner, db });
		const { placementId } = await here.reserve();
		await here.house.caller.placements.consent({ placementId, idempotencyKey: key() });
		const forWorker = () => postbox.received.filter(({ to }) => to.includes(here.worker.account.email)).length;
		postbox.state.refuse = true;
		await db.transaction((tx) => sendMails(tx, postbox.settings));
		expect(forWorker()).toBe(0);
		postbox.state.refuse = false;
		await db.transaction((tx) => sendMails(tx, postbox.settings));
		expect(forWorker()).toBe(0);
		await owner.execute(sql`UPDATE mail_outbox SET next_try_at = now() WHERE sent_at IS NULL`);
		await db.transaction((tx) => sendMails(tx, postbox.settings));
		expect(forWorker()).toBe(1);
	});

	test('are not sent to who does not want them', async ({ owner, db, postbox }) => {
		const here = await scene({ owner, db });
		await here.worker.caller.session.setMailWanted({ wanted: false });
		const [own] = await owner.select().from(account).where(eq(account.id, here.worker.account.id));
		expect(own?.mailWanted).toBe(false);
		const { placementId } = await here.reserve();
		await here.house.caller.placements.consent({ placementId, idempotencyKey: key() });
		await db.transaction((tx) => sendMails(tx, postbox.settings));
		expect(postbox.received.filter(({ to }) => to.includes(here.worker.account.email))).toEqual([]);
	});
});

import { expect } from 'vitest';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import type { Database } from '../../src/lib/server/db/client';
import { findLiveEvents } from '../../src/lib/server/live/queries';
import { test } from '../setup/database';
import { billingScene, person } from './invoices-scene';

const invoicesHeardBy = async (db: Database, viewer: Viewer) => {
	const events = await findLiveEvents(db, viewer, 0);
	return [...new Set(events.filter(({ topic }) => topic === 'invoice').map(({ invoiceId }) => invoiceId))];
};

test('open pages hear of an invoice: of a draft only its provider, of a sent one both sides', async ({ owner, db }) => {
	const scene = await billingScene({ owner, db });
	await scene.stay();
	const worker = await person({ owner, db }, 'case-worker', { office: '13075' });
	const { invoices } = await scene.close();
	const ids = invoices.map(({ invoiceId }) => invoiceId);
	expect(ids).toHaveLength(1);
	expect(await invoicesHeardBy(db, scene.claimer.viewer)).toEqual(ids);
	expect(await invoicesHeardBy(db, scene.clerk.viewer)).not.toContain(ids[0]);

	const sent = await scene.sendAll();
	expect(await invoicesHeardBy(db, scene.clerk.viewer)).toContain(sent[0]);
	expect(await invoicesHeardBy(db, worker.viewer)).toEqual([]);
});

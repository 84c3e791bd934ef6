import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '../../src/lib/server/db/client';
import { asViewer } from '../../src/lib/server/db/scope';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { provider } from '../../src/lib/server/db/schema/directory';
import { makeProvider } from '../../src/lib/server/db/seed/factories';
import { fieldsOf } from '../../src/lib/server/trpc/errors';
import { test } from '../setup/database';
import { billingScene, person } from './invoices-scene';
import { key, refusal } from './placements-scene';

const data = {
	...{ street: 'Hafenstraße 1', postalCode: '17493', place: 'Wieck', phone: '03834 8877', website: '' },
	...{ email: 'post@haus.example', contactName: 'Frau Boie' }
};

const rowOf = async (owner: Database, id: string) =>
	(await owner.select().from(provider).where(eq(provider.id, id)))[0];

describe('how a provider is reached', () => {
	test('is changed by its own administration, and the next invoice says so', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const admin = await person({ owner, db }, 'provider-admin', { providerId: scene.provider.id });
		await scene.stay();
		// As an import leaves a provider that it does not know yet.
		const nothing = { street: null, postalCode: null, place: null, phone: null, email: null, contactName: null };
		await owner.update(provider).set(nothing).where(eq(provider.id, scene.provider.id));
		expect(await admin.caller.directory.provider()).toEqual({ name: scene.provider.name, ...nothing, website: null });
		const { invoices } = await scene.close();
		const [invoiceId = ''] = invoices.map((draft) => draft.invoiceId);
		const send = () => scene.claimer.caller.billing.send({ idempotencyKey: key(), invoiceId });
		expect(await refusal(send())).toMatchObject({ code: 'invoice/incomplete', details: { where: 'provider' } });
		await admin.caller.directory.saveProvider({ idempotencyKey: key(), ...data });
		expect(await admin.caller.directory.provider()).toMatchObject({ ...data, website: null });
		await send();
		expect((await scene.clerk.caller.billing.invoice({ invoiceId })).state).toBe('sent');
		const [logged] = await owner.select().from(auditEntry).where(eq(auditEntry.action, 'providers/data-saved'));
		expect(logged).toMatchObject({
			...{ accountId: admin.account.id, subjectId: scene.provider.id },
			details: { changed: 'contactName, street, postalCode, place, phone, email' }
		});
	});

	test('is refused at its fields, and nothing is changed', async ({ owner, db }) => {
		const own = await makeProvider(owner, { phone: '03834 1' });
		const { caller } = await person({ owner, db }, 'provider-admin', { providerId: own.id });
		const wrong = { ...data, phone: 'A', email: 'haus', postalCode: '1', street: '', place: '' };
		const save = caller.directory.saveProvider({ idempotencyKey: key(), ...wrong });
		const error: unknown = await save.catch((caught: unknown) => caught);
		expect(Object.keys(fieldsOf(error instanceof Error ? error.cause : null) ?? {}).toSorted()).toEqual([
			'email',
			'phone',
			'place',
			'postalCode',
			'street'
		]);
		expect(await rowOf(owner, own.id)).toEqual(own);
	});

	test('is nobody else’s to change, not even past the commands', async ({ owner, db }) => {
		const own = await makeProvider(owner);
		const other = await makeProvider(owner);
		for (const role of ['provider-worker', 'provider-finance'] as const) {
			const { caller } = await person({ owner, db }, role, { providerId: own.id });
			expect(await refusal(caller.directory.saveProvider({ idempotencyKey: key(), ...data }))).toMatchObject({
				code: 'not-allowed'
			});
		}
		const admin = await person({ owner, db }, 'provider-admin', { providerId: own.id });
		const byHand = asViewer(db, admin.viewer, (tx) =>
			tx.update(provider).set({ phone: '1' }).where(eq(provider.id, other.id))
		);
		await expect(byHand).rejects.toMatchObject({ cause: { code: '42501' } });
		await asViewer(db, admin.viewer, (tx) =>
			tx.execute(sql`SELECT save_provider_data(NULL, NULL, NULL, NULL, '110', NULL, NULL)`)
		);
		expect(await rowOf(owner, own.id)).toMatchObject({ phone: '110' });
		expect(await rowOf(owner, other.id)).toEqual(other);
	});
});

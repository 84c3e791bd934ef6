import { eq, sql } from 'drizzle-orm';
import type { ProviderData } from '../../domain/directory/provider-data';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { provider } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

export async function getProviderData(tx: Db, providerId: string) {
	const { name, contactName, street, postalCode, place, phone, email, website } = provider;
	const [row] = await tx
		.select({ name, contactName, street, postalCode, place, phone, email, website })
		.from(provider)
		.where(eq(provider.id, providerId));
	return found(row);
}

/** What was sent before says what it said; everything from now on says this. */
export async function saveProviderData(tx: Db, actor: Actor, data: ProviderData) {
	const providerId = found(actor.viewer.providerId);
	const before = await getProviderData(tx, providerId);
	const { contactName, street, postalCode, place, phone, email, website } = data;
	await tx.execute(sql`SELECT save_provider_data(${contactName}, ${street}, ${postalCode}, ${place}, ${phone}, ${email},
		${website})`);
	const changed = (Object.keys(data) as (keyof ProviderData)[]).filter((field) => before[field] !== data[field]);
	await recordAudit(tx, actor, {
		...{ action: 'providers/data-saved', subjectKind: 'provider', subjectId: providerId },
		details: { changed: changed.join(', ') }
	});
	return { providerId };
}

import { asc, eq, inArray, sql } from 'drizzle-orm';
import { isFrozen, type ServiceRecordState } from '../../domain/billing/service-records';
import { formatDay, type Day } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { serviceRecord } from '../db/schema/billing';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { lockStay, refuseBilled, type OwnStay } from './recorded-stay';

/** All or none: from now on they are what an invoice may rest on, sealed by the database. */
export async function releaseRecords(tx: Db, actor: Actor, { recordIds }: { recordIds: readonly string[] }) {
	const ids = [...new Set(recordIds)];
	const stays = await lockStaysOf(tx, ids);
	const rows = await tx.select(columns).from(serviceRecord).where(inArray(serviceRecord.id, ids)).for('update');
	if (rows.length !== ids.length) found(null);
	for (const row of rows) refuseUnready(row, found(stays.get(row.stayId)));
	await tx
		.update(serviceRecord)
		.set({ state: 'released', releasedBy: actor.viewer.id, releasedAt: actor.now })
		.where(inArray(serviceRecord.id, ids));
	await recordAudit(tx, actor, { action: 'service-records/released', details: { recordIds: ids } });
	return { released: rows.length };
}

const columns = { stayId: serviceRecord.placementId, state: serviceRecord.state, day: serviceRecord.day };

/** In one order, so that two who release records of the same people never wait for each other. */
async function lockStaysOf(tx: Db, ids: string[]) {
	const rows = await tx
		.selectDistinct({ stayId: serviceRecord.placementId })
		.from(serviceRecord)
		.where(inArray(serviceRecord.id, ids))
		.orderBy(asc(serviceRecord.placementId));
	const stays = new Map<string, OwnStay>();
	for (const { stayId } of rows) stays.set(stayId, await lockStay(tx, stayId));
	return stays;
}

type Row = { state: ServiceRecordState; day: Day };

function refuseUnready({ state, day }: Row, stay: OwnStay) {
	if (isFrozen(state)) throw new DomainError('record/frozen');
	if (state === 'open')
		throw new DomainError('record/incomplete', { missing: `die Unterschrift am ${formatDay(day)}` });
	refuseBilled(stay, day);
}

/** The office lets a service be caught up on, or no longer does. */
export async function consentCatchUp(tx: Db, actor: Actor, input: { recordId: string; consented: boolean }) {
	const { recordId, consented } = input;
	const [known] = await tx
		.select({ ...columns, catchUp: serviceRecord.catchUp })
		.from(serviceRecord)
		.where(eq(serviceRecord.id, recordId));
	const { stayId, day, catchUp } = found(known);
	refuseBilled(await lockStay(tx, stayId), day);
	if (!catchUp) throw new InvalidInput({ recordId: 'Dieser Nachweis ist nicht als nachgeholt eingetragen.' });
	const consent = consented
		? { catchUpConsentedBy: actor.viewer.id, catchUpConsentedAt: actor.now }
		: { catchUpConsentedBy: null, catchUpConsentedAt: null };
	await tx.update(serviceRecord).set(consent).where(eq(serviceRecord.id, recordId));
	const action = consented ? 'service-records/catch-up-consented' : 'service-records/catch-up-consent-withdrawn';
	await recordAudit(tx, actor, { action, subjectKind: 'service-record', subjectId: recordId });
	return input;
}

/** Whether a released record still says what it said; the note is compared without being shown. */
export async function verifyRecord(tx: Db, recordId: string) {
	const [row] = await tx
		.select({
			stayId: serviceRecord.placementId,
			...{ state: serviceRecord.state, hash: serviceRecord.hash, releasedAt: serviceRecord.releasedAt },
			releasedBy: account.name,
			intact: sql<boolean>`${serviceRecord.hash} IS NOT DISTINCT FROM service_record_digest(${serviceRecord})`
		})
		.from(serviceRecord)
		.leftJoin(account, eq(account.id, serviceRecord.releasedBy))
		.where(eq(serviceRecord.id, recordId));
	const { intact, ...record } = found(row);
	return { recordId, ...record, intact: isFrozen(record.state) ? intact : null };
}

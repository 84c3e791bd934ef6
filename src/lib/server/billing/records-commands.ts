import { and, eq, ne, sql } from 'drizzle-orm';
import type { RecordFields, Signature } from '../../domain/billing/record-input';
import { minutesOf, recordProblems, stateOfRecord } from '../../domain/billing/record-rules';
import { canCatchUp, isFrozen } from '../../domain/billing/service-records';
import { momentInGermany } from '../../domain/consultations/local-time';
import { PNG_PREFIX, signatureProblem } from '../../domain/consultations/signature';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { serviceRecord, serviceRecordNote } from '../db/schema/billing';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { lockStay, refuseBilled, type OwnStay } from './recorded-stay';
import type { AddRecordInput, ChangeRecordInput, SignRecordInput } from './records-input';

const audited = (action: string, subjectId: string) => ({ action, subjectKind: 'service-record', subjectId });

export async function addRecord(tx: Db, actor: Actor, { stayId, signature, ...fields }: AddRecordInput) {
	const stay = await lockStay(tx, stayId);
	await refuseRecord(tx, actor, { stay, fields, recordId: null });
	const signed = signature === null ? UNSIGNED : signedWith(signature, actor);
	const { officeAgs, providerId } = stay;
	const [added] = await tx
		.insert(serviceRecord)
		.values({
			...{ placementId: stayId, officeAgs, providerId, ...columnsOf(fields), ...signed },
			...{ state: stateOfRecord({ ...fields, ...signed }), createdBy: actor.viewer.id, createdAt: actor.now }
		})
		.returning({ recordId: serviceRecord.id, state: serviceRecord.state });
	const record = found(added);
	await writeNote(tx, { ...stay, recordId: record.recordId, note: fields.note });
	await recordAudit(tx, actor, audited('service-records/added', record.recordId));
	return record;
}

/** Whoever signed, signed what it said: new times need a new signature. */
export async function changeRecord(tx: Db, actor: Actor, { recordId, ...fields }: ChangeRecordInput) {
	const { stay, before } = await lockRecord(tx, recordId);
	await refuseRecord(tx, actor, { stay, fields, recordId });
	const columns = columnsOf(fields);
	const signed = isSameService(before, columns) ? signatureOf(before) : UNSIGNED;
	const state = stateOfRecord({ ...fields, ...signed });
	await tx
		.update(serviceRecord)
		.set({ ...columns, ...signed, state })
		.where(eq(serviceRecord.id, recordId));
	await writeNote(tx, { ...stay, recordId, note: fields.note });
	await recordAudit(tx, actor, audited('service-records/changed', recordId));
	return { recordId, state };
}

export async function removeRecord(tx: Db, actor: Actor, { recordId }: { recordId: string }) {
	const { stay, before } = await lockRecord(tx, recordId);
	refuseBilled(stay, before.day);
	await tx.delete(serviceRecord).where(eq(serviceRecord.id, recordId));
	await recordAudit(tx, actor, audited('service-records/removed', recordId));
	return { recordId };
}

export async function signRecord(tx: Db, actor: Actor, { recordId, name, image }: SignRecordInput) {
	const { before } = await lockRecord(tx, recordId);
	const signed = signedWith({ name, image }, actor);
	const state = stateOfRecord({ ...before, ...signed });
	await tx
		.update(serviceRecord)
		.set({ ...signed, state })
		.where(eq(serviceRecord.id, recordId));
	await recordAudit(tx, actor, audited('service-records/signed', recordId));
	return { recordId, state };
}

type Refused = { stay: OwnStay; fields: RecordFields; recordId: string | null };

async function refuseRecord(tx: Db, { today, now }: Actor, { stay, fields, recordId }: Refused) {
	const others = await findOthers(tx, { stay, day: fields.day, recordId });
	const problems = recordProblems(fields, { stay, others, today, now });
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	refuseBilled(stay, fields.day);
}

/** Records of the same person on that day, in whichever help of this provider. */
const findOthers = (
	tx: Db,
	{ stay, day, recordId }: { stay: OwnStay; day: RecordFields['day']; recordId: string | null }
) =>
	tx
		.select({
			from: sql<string>`to_char(${serviceRecord.fromTime}, 'HH24:MI')`,
			until: sql<string>`to_char(${serviceRecord.untilTime}, 'HH24:MI')`,
			kind: serviceRecord.kind,
			minutes: serviceRecord.minutes
		})
		.from(serviceRecord)
		.innerJoin(placement, eq(placement.id, serviceRecord.placementId))
		.where(
			and(
				eq(placement.clientId, stay.clientId),
				eq(serviceRecord.day, day),
				recordId === null ? undefined : ne(serviceRecord.id, recordId)
			)
		);

/** A record with its stay, locked; a frozen one is not there to be changed. */
async function lockRecord(tx: Db, recordId: string) {
	const [known] = await tx
		.select({ placementId: serviceRecord.placementId })
		.from(serviceRecord)
		.where(eq(serviceRecord.id, recordId));
	const stay = await lockStay(tx, found(known).placementId);
	const [row] = await tx.select().from(serviceRecord).where(eq(serviceRecord.id, recordId)).for('update');
	const before = found(row);
	if (isFrozen(before.state)) throw new DomainError('record/frozen');
	return { stay, before };
}

const columnsOf = (fields: RecordFields) => ({
	...{ day: fields.day, fromTime: `${fields.from}:00`, untilTime: `${fields.until}:00`, kind: fields.kind },
	...{ minutes: minutesOf(fields), participants: fields.kind === 'group' ? fields.participants : 1 },
	...{ place: fields.place, unsignedReason: fields.unsignedReason },
	cancelledAt: cancelledAtOf(fields),
	// With other words it is another service: the office has not consented to that.
	...{ catchUp: fields.catchUp && canCatchUp(fields.kind), catchUpConsentedBy: null, catchUpConsentedAt: null }
});

const cancelledAtOf = ({ kind, cancelledOn, cancelledTime }: RecordFields) =>
	kind === 'no-show' && cancelledOn !== null && cancelledTime !== null
		? momentInGermany(cancelledOn, cancelledTime)
		: null;

type Row = typeof serviceRecord.$inferSelect;

const service = ['day', 'fromTime', 'untilTime', 'kind', 'minutes', 'participants'] as const;
const isSameService = (before: Row, after: ReturnType<typeof columnsOf>) =>
	service.every((column) => before[column] === after[column]);

const UNSIGNED = { signedBy: null, signature: null, signedAt: null };
const signatureOf = ({ signedBy, signature, signedAt }: Row) => ({ signedBy, signature, signedAt });

function signedWith({ name, image }: Signature, { now }: Actor) {
	const picture = Buffer.from(image.slice(PNG_PREFIX.length), 'base64');
	const problem = signatureProblem(picture);
	if (problem !== null) throw new InvalidInput({ image: problem });
	return { signedBy: name, signature: picture, signedAt: now };
}

type Noted = { recordId: string; officeAgs: string; providerId: string; note: string | null };

/** Apart from the record, behind a wall of its own. */
async function writeNote(tx: Db, { recordId, officeAgs, providerId, note }: Noted) {
	if (note === null) {
		await tx.delete(serviceRecordNote).where(eq(serviceRecordNote.recordId, recordId));
		return;
	}
	await tx
		.insert(serviceRecordNote)
		.values({ recordId, officeAgs, providerId, note })
		.onConflictDoUpdate({ target: serviceRecordNote.recordId, set: { note } });
}

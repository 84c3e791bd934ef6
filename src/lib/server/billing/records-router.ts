import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import { recordReadOf } from '../placements/read-log';
import { permit, router } from '../trpc/procedures';
import { addRecord, changeRecord, removeRecord, signRecord } from './records-commands';
import * as schemas from './records-input';
import { findRecords, findRunningStays, findSheets, getRecord } from './records-queries';
import { consentCatchUp, releaseRecords, verifyRecord } from './records-release';

const reading = permit('service-records/read');
const writing = permit('service-records/write');

export const serviceRecordsRouter = router({
	/** For whom something can be recorded; a device keeps first name and initial of them. */
	stays: writing.query(({ ctx }) =>
		ctx.scoped(async (tx) => {
			await recordAudit(tx, ctx.actor, { action: 'service-records/stays-listed' });
			return findRunningStays(tx, ctx.today);
		})
	),

	sheets: writing.input(schemas.ofMonthSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			await recordAudit(tx, ctx.actor, { action: 'service-records/listed', details: { ...input } });
			return findSheets(tx, input.month);
		})
	),

	list: reading.input(schemas.listRecordsSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const list = await findRecords(tx, ctx.viewer, input);
			const audited = { action: 'service-records/listed', details: { ...input } };
			if (input.stayId === null) await recordAudit(tx, ctx.actor, audited);
			else await recordReadOf(tx, ctx.actor, { placementId: input.stayId, ...audited });
			return list;
		})
	),

	get: reading.input(schemas.ofRecordSchema).query(({ ctx, input: { recordId } }) =>
		ctx.scoped(async (tx) => {
			const record = await getRecord(tx, ctx.viewer, recordId);
			await recordReadOf(tx, ctx.actor, {
				...{ action: 'service-records/read', subjectKind: 'service-record', subjectId: recordId },
				placementId: record.stayId
			});
			return record;
		})
	),

	verify: reading.input(schemas.ofRecordSchema).query(({ ctx, input: { recordId } }) =>
		ctx.scoped(async (tx) => {
			const { stayId, ...seal } = await verifyRecord(tx, recordId);
			await recordReadOf(tx, ctx.actor, {
				...{ action: 'service-records/verified', subjectKind: 'service-record', subjectId: recordId },
				placementId: stayId
			});
			return seal;
		})
	),

	add: writing
		.input(schemas.addRecordSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'serviceRecords.add', input }, (tx) => addRecord(tx, ctx.actor, input))
		),

	change: writing
		.input(schemas.changeRecordSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'serviceRecords.change', input }, (tx) => changeRecord(tx, ctx.actor, input))
		),

	remove: writing
		.input(schemas.removeRecordSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'serviceRecords.remove', input }, (tx) => removeRecord(tx, ctx.actor, input))
		),

	sign: writing
		.input(schemas.signRecordSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'serviceRecords.sign', input }, (tx) => signRecord(tx, ctx.actor, input))
		),

	release: writing
		.input(schemas.releaseRecordsSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'serviceRecords.release', input }, (tx) => releaseRecords(tx, ctx.actor, input))
		),

	consent: permit('billing/approve')
		.input(schemas.consentRecordSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'serviceRecords.consent', input }, (tx) => consentCatchUp(tx, ctx.actor, input))
		)
});

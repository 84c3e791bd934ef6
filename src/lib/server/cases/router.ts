import { z } from 'zod';
import { assignSchema, deputySchema, reasonSchema, takeSchema } from '../../domain/cases/assignment';
import { jurisdictionSchema } from '../../domain/cases/jurisdiction';
import { caseListSchema } from '../../domain/cases/list-input';
import { personSchema } from '../../domain/cases/people';
import { clientSchema, newCaseSchema } from '../../domain/cases/new-case';
import { recordAlong, recordAudit } from '../access/audit';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { found, permit, router } from '../trpc/procedures';
import { findNamesakes, saveClient } from './client-commands';
import { openCase } from './commands';
import { findCases } from './list-query';
import { countWork, getCase, getTimeline } from './queries';
import { giveReason, recordRead } from './read-log';
import { findReaders, refuseWithoutCharge } from './readers-query';
import { takeOffline } from './take-offline';
import { addNote, assignCase, removePerson, savePerson, setDeputy, setJurisdiction } from './work-commands';
import { findColleagues, findJurisdictions, findMissing, findPeople } from './work-queries';

const key = { idempotencyKey: idempotencyKeySchema };
const caseId = z.uuid({ error: 'Bitte einen Fall wählen.' });
const noteText = z
	.string({ error: 'Bitte eine Notiz eingeben.' })
	.trim()
	.min(1, { error: 'Bitte eine Notiz eingeben.' })
	.max(4_000, { error: 'Höchstens 4.000 Zeichen.' })
	.refine((text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' });

const ofCaseSchema = z.object({ caseId });

export const casesRouter = router({
	create: permit('cases/write')
		.input(newCaseSchema.extend({ idempotencyKey: idempotencyKeySchema.optional() }))
		.mutation(({ ctx, input: { idempotencyKey, ...person } }) =>
			idempotencyKey === undefined
				? ctx.scoped((tx) => openCase(tx, ctx.actor, person))
				: runCommand(ctx, { name: 'cases.create', input: { idempotencyKey, ...person } }, (tx) =>
						openCase(tx, ctx.actor, person)
					)
		),

	/** Before a case is opened: whether the office knows somebody of this name and birth date. */
	namesakes: permit('cases/write')
		.input(clientSchema.pick({ firstName: true, lastName: true, birthDate: true }))
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const rows = await findNamesakes(tx, input);
				const caseIds = rows.map(({ caseId }) => caseId);
				await recordAudit(tx, ctx.actor, { action: 'cases/namesakes-read', details: { caseIds } });
				return { rows };
			})
		),

	list: permit('cases/read')
		.input(caseListSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const page = await findCases(tx, input, ctx);
				// Who saw whose name: the cases of this page, not what was typed.
				const caseIds = page.rows.map(({ caseId }) => caseId);
				if (caseIds.length > 0) await recordAlong(tx, ctx.actor, { action: 'cases/listed', details: { caseIds } });
				return page;
			})
		),

	work: permit('cases/read').query(({ ctx }) => ctx.scoped((tx) => countWork(tx, ctx))),

	/** Why somebody who is not in charge of a case reads it; holds for an hour, for everything of the case. */
	giveReason: permit('cases/read')
		.input(reasonSchema.extend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'cases.giveReason', input }, (tx) => giveReason(tx, ctx.actor, input))
		),

	/** One case. Who is not in charge of it has said why; the audit log has the reason. */
	get: permit('cases/read')
		.input(ofCaseSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const help = await getCase(tx, input.caseId, ctx.today);
				return { ...help, readReason: await recordRead(tx, ctx.actor, { action: 'cases/read', ...input }) };
			})
		),

	/** What happened to a case and its placements, newest first. */
	timeline: permit('cases/read')
		.input(ofCaseSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const events = await getTimeline(tx, input.caseId);
				await recordRead(tx, ctx.actor, { action: 'cases/timeline-read', ...input });
				return events;
			})
		),

	/** People around the young person, jurisdiction, and what the official record still lacks. */
	masterData: permit('cases/read')
		.input(ofCaseSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				await recordRead(tx, ctx.actor, { action: 'cases/master-data-read', ...input });
				const { caseId } = input;
				return {
					people: await findPeople(tx, caseId),
					jurisdictions: await findJurisdictions(tx, caseId),
					missing: await findMissing(tx, caseId)
				};
			})
		),

	/** For whoever is in charge: who else has read the case, and why. */
	readers: permit('cases/read')
		.input(ofCaseSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				refuseWithoutCharge(await recordRead(tx, ctx.actor, { action: 'cases/readers-read', ...input }));
				return { rows: await findReaders(tx, input.caseId) };
			})
		),

	colleagues: permit('cases/read').query(({ ctx }) => ctx.scoped((tx) => findColleagues(tx, found(ctx.viewer.office)))),

	assign: permit('cases/assign')
		.input(assignSchema.extend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'cases.assign', input }, (tx) => assignCase(tx, ctx.actor, input))
		),
	setDeputy: permit('cases/write')
		.input(deputySchema.safeExtend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'cases.setDeputy', input }, (tx) => setDeputy(tx, ctx.actor, input))
		),
	addNote: permit('cases/write')
		.input(z.object({ ...key, caseId, text: noteText }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'cases.addNote', input }, (tx) => addNote(tx, ctx.actor, input))
		),
	/** Corrects who the young person is. */
	saveClient: permit('cases/write')
		.input(clientSchema.extend({ ...key, caseId }))
		.mutation(({ ctx, input: { idempotencyKey, ...person } }) =>
			runCommand(ctx, { name: 'cases.saveClient', input: { idempotencyKey, ...person } }, (tx) =>
				saveClient(tx, ctx.actor, person)
			)
		),
	/** Before a case is sealed on a device: the log has it, and why. */
	takeOffline: permit('cases/read')
		.input(takeSchema.extend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'cases.takeOffline', input }, (tx) => takeOffline(tx, ctx.actor, input))
		),
	savePerson: permit('cases/write')
		.input(personSchema.safeExtend(key))
		.mutation(({ ctx, input: { idempotencyKey, ...person } }) =>
			runCommand(ctx, { name: 'cases.savePerson', input: { idempotencyKey, ...person } }, (tx) =>
				savePerson(tx, ctx.actor, person)
			)
		),
	removePerson: permit('cases/write')
		.input(z.object({ ...key, caseId, personId: z.uuid() }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'cases.removePerson', input }, (tx) => removePerson(tx, ctx.actor, input))
		),
	setJurisdiction: permit('cases/write')
		.input(jurisdictionSchema.extend(key))
		.mutation(({ ctx, input: { idempotencyKey, ...values } }) =>
			runCommand(ctx, { name: 'cases.setJurisdiction', input: { idempotencyKey, ...values } }, (tx) =>
				setJurisdiction(tx, ctx.actor, values)
			)
		)
});

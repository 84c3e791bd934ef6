import { z } from 'zod';
import { assignSchema, deputySchema, namedReadReasons } from '../../domain/cases/assignment';
import { jurisdictionSchema } from '../../domain/cases/jurisdiction';
import { caseListSchema } from '../../domain/cases/list';
import { personSchema } from '../../domain/cases/people';
import { takeSchema } from '../../domain/cases/taken-case';
import { newCaseSchema } from '../../domain/cases/new-case';
import { recordAudit } from '../access/audit';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { found, permit, router } from '../trpc/procedures';
import { openCase } from './commands';
import { findCases } from './list-query';
import { countWork, getCase, getTimeline } from './queries';
import { recordRead } from './read-log';
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

/** What is read of one case, and why by somebody who is not in charge of it. */
const readSchema = z.object({ caseId, reason: z.enum(namedReadReasons).nullable().default(null) });

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

	list: permit('cases/read')
		.input(caseListSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const page = await findCases(tx, input, ctx);
				// Who saw whose name: the cases of this page, not what was typed.
				const caseIds = page.rows.map(({ caseId }) => caseId);
				if (caseIds.length > 0) await recordAudit(tx, ctx.actor, { action: 'cases/listed', details: { caseIds } });
				return page;
			})
		),

	work: permit('cases/read').query(({ ctx }) => ctx.scoped((tx) => countWork(tx, ctx))),

	/** One case. Who is not in charge of it says why; the audit log has the reason. */
	get: permit('cases/read')
		.input(readSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const help = await getCase(tx, input.caseId, ctx.today);
				return { ...help, readReason: await recordRead(tx, ctx, { action: 'cases/read', ...input }) };
			})
		),

	/** What happened to a case and its placements, newest first. */
	timeline: permit('cases/read')
		.input(readSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const events = await getTimeline(tx, input.caseId);
				await recordRead(tx, ctx, { action: 'cases/timeline-read', ...input });
				return events;
			})
		),

	/** People around the young person, jurisdiction, and what the official record still lacks. */
	masterData: permit('cases/read')
		.input(readSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				await recordRead(tx, ctx, { action: 'cases/master-data-read', ...input });
				const { caseId } = input;
				return {
					people: await findPeople(tx, caseId),
					jurisdictions: await findJurisdictions(tx, caseId),
					missing: await findMissing(tx, caseId)
				};
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

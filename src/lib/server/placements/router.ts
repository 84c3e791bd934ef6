import type { PlacementEventKind } from '../../domain/placements/states';
import type { Day, Month } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import { recordRead } from '../cases/read-log';
import type { Database, Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { found, permit, router } from '../trpc/procedures';
import { book } from './book';
import { bookOutside } from './book-outside';
import { previewBooking, previewClosing, previewWithdrawing } from './cascades';
import { closeCase, reopenCase } from './close-case';
import { getPlacement } from './get-query';
import * as schemas from './input';
import { listSchema } from './list-input';
import { findPlacements } from './list-query';
import { recordReadOf } from './read-log';
import { getMonthBudget } from './month-budget';
import { moveEnd } from './move-end';
import { precheck } from './precheck';
import { request } from './request';
import { reserve } from './reserve';
import { closeDueHold, takeStep } from './step-commands';

const deciding = permit('placements/decide');
const answering = permit('placements/answer');
const recording = permit('placements/record-stay');
const reading = permit('placements/read');

type Asked = { db: Database; actor: Actor; scoped: <T>(work: (tx: Db) => Promise<T>) => Promise<T> };
type StepInput = { idempotencyKey: string; placementId: string };

/** Runs a step; when it comes after the deadline, the hold it met is closed as well. */
async function closingDueHold<T>({ scoped }: Asked, { placementId }: StepInput, step: () => Promise<T>): Promise<T> {
	try {
		return await step();
	} catch (error) {
		const late = error instanceof DomainError && error.code === 'placement/deadline-passed';
		if (late) await scoped((tx) => closeDueHold(tx, placementId));
		throw error;
	}
}

/** The command of one step, named as its procedure. */
const step =
	(name: string, kind: PlacementEventKind) =>
	({ ctx, input }: { ctx: Asked; input: StepInput & { day?: Day; reason?: string; text?: string | null } }) =>
		closingDueHold(ctx, input, () =>
			runCommand(ctx, { name: `placements.${name}`, input }, (tx) => takeStep(tx, ctx.actor, { ...input, kind }))
		);

export const placementsRouter = router({
	list: reading.input(listSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const page = await findPlacements(tx, ctx.viewer, input);
			// Who saw whose name: the placements of this page, not what was typed.
			const placementIds = page.rows.filter(({ lastName }) => lastName !== null).map((row) => row.placementId);
			if (placementIds.length > 0)
				await recordAudit(tx, ctx.actor, { action: 'placements/listed', details: { placementIds } });
			return page;
		})
	),

	get: reading.input(schemas.getSchema).query(({ ctx, input: { placementId } }) =>
		ctx.scoped(async (tx) => {
			const placement = await getPlacement(tx, ctx, placementId);
			await recordReadOf(tx, ctx.actor, { placementId, action: 'placements/read' });
			return placement;
		})
	),

	/** What is left of the own office's budget in a month, for a kind of help; null when none was set. */
	monthBudget: deciding.input(schemas.monthBudgetSchema).query(({ ctx, input }) => {
		const officeAgs = found(ctx.viewer.office);
		const wanted = { officeAgs, serviceType: input.serviceType, month: input.month as Month, today: ctx.today };
		return ctx.scoped((tx) => getMonthBudget(tx, wanted, null));
	}),

	precheck: deciding.input(schemas.precheckSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const answer = await precheck(tx, ctx, input);
			const { caseId, offerId } = input;
			await recordRead(tx, ctx.actor, { action: 'placements/prechecked', caseId, details: { offerId } });
			return answer;
		})
	),
	request: deciding
		.input(schemas.requestSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'placements.request', input }, (tx) => request(tx, ctx.actor, input))
		),
	reserve: deciding.input(schemas.reserveSchema).mutation(({ ctx, input }) => reserve(ctx, input)),
	book: deciding
		.input(schemas.stepSchema)
		.mutation(({ ctx, input }) =>
			closingDueHold(ctx, input, () =>
				runCommand(ctx, { name: 'placements.book', input }, (tx) => book(tx, ctx.actor, input))
			)
		),
	bookOutside: deciding
		.input(schemas.bookOutsideSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'placements.bookOutside', input }, (tx) => bookOutside(tx, ctx.actor, input))
		),
	/** What a booking sets free. */
	bookPreview: deciding.input(schemas.getSchema).query(({ ctx, input: { placementId } }) =>
		ctx.scoped(async (tx) => {
			const cascade = await previewBooking(tx, placementId);
			await recordReadOf(tx, ctx.actor, { placementId, action: 'placements/booking-previewed' });
			return cascade;
		})
	),
	withdraw: deciding.input(schemas.withdrawSchema).mutation(step('withdraw', 'withdrawn')),

	/** What a withdrawal takes along, and what stands in its way. */
	withdrawPreview: deciding.input(schemas.getSchema).query(({ ctx, input: { placementId } }) =>
		ctx.scoped(async (tx) => {
			const cascade = await previewWithdrawing(tx, placementId);
			await recordReadOf(tx, ctx.actor, { placementId, action: 'placements/withdrawal-previewed' });
			return cascade;
		})
	),
	closeCasePreview: deciding.input(schemas.caseSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const cascade = await previewClosing(tx, input.caseId);
			await recordRead(tx, ctx.actor, { action: 'cases/closing-previewed', ...input });
			return cascade;
		})
	),
	closeCase: deciding
		.input(schemas.closeCaseSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'placements.closeCase', input }, (tx) => closeCase(tx, ctx.actor, input))
		),
	reopenCase: deciding
		.input(schemas.closeCaseSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'placements.reopenCase', input }, (tx) => reopenCase(tx, ctx.actor, input))
		),

	answer: answering.input(schemas.answerSchema).mutation(step('answer', 'answered')),
	consent: answering.input(schemas.stepSchema).mutation(step('consent', 'consented')),
	decline: answering.input(schemas.declineSchema).mutation(step('decline', 'declined')),

	extend: deciding
		.input(schemas.extendSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'placements.extend', input }, (tx) =>
				moveEnd(tx, ctx.actor, { ...input, kind: 'extended' })
			)
		),
	shorten: deciding
		.input(schemas.shortenSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'placements.shorten', input }, (tx) =>
				moveEnd(tx, ctx.actor, { ...input, kind: 'shortened' })
			)
		),

	arrive: recording.input(schemas.arriveSchema).mutation(step('arrive', 'arrived')),
	notArrive: recording.input(schemas.notArriveSchema).mutation(step('notArrive', 'not-arrived')),
	end: recording.input(schemas.endSchema).mutation(step('end', 'ended'))
});

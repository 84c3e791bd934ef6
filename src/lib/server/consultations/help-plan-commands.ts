import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { canBecome, planGaps } from '../../domain/consultations/plan-rules';
import { PNG_PREFIX, signatureProblem } from '../../domain/consultations/signature';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordChange } from '../cases/case-events';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { consultation, helpPlan, planSignature } from '../db/schema/consultations';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { workableCase } from './case-of';
import type { SaveDraftInput, SignInput } from './input';

const audited = (action: string, subjectId: string, details: Record<string, unknown> = {}) => ({
	...{ action, subjectKind: 'help-plan', subjectId, details }
});

/** The draft of a case: the one there is, else a new version with the words of the last one. */
export async function newVersion(tx: Db, actor: Actor, { caseId }: { caseId: string }) {
	const { officeAgs } = await workableCase(tx, caseId);
	// Two people who begin at the same moment get the same draft.
	await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId)).for('no key update');
	const [latest] = await tx
		.select()
		.from(helpPlan)
		.where(eq(helpPlan.caseId, caseId))
		.orderBy(desc(helpPlan.version))
		.limit(1);
	if (latest?.state === 'draft') return { planId: latest.id, version: latest.version };
	const [made] = await tx
		.insert(helpPlan)
		.values({
			...{ officeAgs, caseId, version: (latest?.version ?? 0) + 1, state: 'draft' },
			...{ createdBy: actor.viewer.id, createdAt: actor.now },
			...(latest ? wordsOf(latest) : await recommended(tx, caseId))
		})
		.returning({ planId: helpPlan.id, version: helpPlan.version });
	const plan = found(made);
	await recordChange(tx, actor, { caseId, officeAgs, audited: audited('help-plans/drafted', plan.planId) });
	return plan;
}

const wordsOf = ({ need, serviceType, services, goals, contactRules, participation, ...days }: HelpPlanRow) => ({
	...{ need, serviceType, services, goals, contactRules, participation },
	...{ fromDay: days.fromDay, untilDay: days.untilDay }
});
type HelpPlanRow = typeof helpPlan.$inferSelect;

/** The first version begins with what the team has recommended. */
async function recommended(tx: Db, caseId: string) {
	const [row] = await tx
		.select({
			...{ serviceType: consultation.serviceType, nextReview: consultation.nextReview },
			...{ fromDay: consultation.fromDay, untilDay: consultation.untilDay }
		})
		.from(consultation)
		.where(
			and(eq(consultation.caseId, caseId), eq(consultation.decision, 'approved'), isNotNull(consultation.closedAt))
		)
		.orderBy(desc(consultation.closedAt))
		.limit(1);
	return row ?? {};
}

/** The version of a command, locked. */
async function lockPlan(tx: Db, planId: string) {
	const [known] = await tx.select({ caseId: helpPlan.caseId }).from(helpPlan).where(eq(helpPlan.id, planId));
	const { caseId } = found(known);
	// First the case, as everywhere: closing it ends its plan.
	await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId)).for('no key update');
	const [row] = await tx.select().from(helpPlan).where(eq(helpPlan.id, planId)).for('update');
	const own = found(row);
	await workableCase(tx, caseId);
	return own;
}

async function lockDraft(tx: Db, planId: string) {
	const own = await lockPlan(tx, planId);
	if (own.state !== 'draft') throw new DomainError('plan/not-a-draft');
	return own;
}

export async function saveDraft(tx: Db, actor: Actor, { idempotencyKey: _key, planId, ...changes }: SaveDraftInput) {
	const own = await lockDraft(tx, planId);
	const { fromDay, untilDay } = { ...own, ...changes };
	if (fromDay !== null && untilDay !== null && untilDay < fromDay) {
		throw new InvalidInput({ untilDay: 'Das Ende liegt vor dem Beginn.' });
	}
	const fields = Object.keys(changes);
	if (fields.length > 0) await tx.update(helpPlan).set(changes).where(eq(helpPlan.id, planId));
	await recordChange(tx, actor, { ...own, audited: audited('help-plans/saved', planId, { fields }) });
	return { planId };
}

/** From now on this version applies; the one that did before is superseded in the same moment. */
export async function makeValid(tx: Db, actor: Actor, { planId }: { planId: string }) {
	const own = await lockDraft(tx, planId);
	const gaps = planGaps(own, actor.today);
	if (Object.keys(gaps).length > 0) throw new InvalidInput(gaps);
	const { caseId, officeAgs, version } = own;
	await tx
		.update(helpPlan)
		.set({ state: 'superseded', endedAt: actor.now })
		.where(and(eq(helpPlan.caseId, caseId), eq(helpPlan.state, 'valid')));
	await tx.update(helpPlan).set({ state: 'valid', validFrom: actor.now }).where(eq(helpPlan.id, planId));
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, audited: audited('help-plans/valid', planId, { version }) },
		event: { kind: 'plan-valid', text: `Fassung ${version}` }
	});
	return { planId, version };
}

export async function endPlan(tx: Db, actor: Actor, { planId, reason }: { planId: string; reason: string }) {
	const { state, caseId, officeAgs, version } = await lockPlan(tx, planId);
	if (!canBecome(state, 'ended')) {
		throw new InvalidInput({ reason: 'Nur die gültige Fassung kann beendet werden.' });
	}
	await tx.update(helpPlan).set({ state: 'ended', endedAt: actor.now }).where(eq(helpPlan.id, planId));
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, audited: audited('help-plans/ended', planId, { version }) },
		event: { kind: 'plan-ended', text: `Fassung ${version}: ${reason}` }
	});
	return { planId };
}

/** Signed is the valid version: its words cannot change any more. */
export async function sign(tx: Db, actor: Actor, { planId, image, ...signer }: SignInput) {
	const picture = Buffer.from(image.slice(PNG_PREFIX.length), 'base64');
	const problem = signatureProblem(picture);
	const { state, caseId, officeAgs } = await lockPlan(tx, planId);
	if (problem !== null) throw new InvalidInput({ image: problem });
	if (state !== 'valid') throw new InvalidInput({ image: 'Unterschrieben wird die gültige Fassung.' });
	const { name, function: role } = signer;
	const [made] = await tx
		.insert(planSignature)
		.values({ officeAgs, planId, name, function: role, image: picture, at: actor.now })
		.returning({ signatureId: planSignature.id });
	await recordChange(tx, actor, { caseId, officeAgs, audited: audited('help-plans/signed', planId) });
	return found(made);
}

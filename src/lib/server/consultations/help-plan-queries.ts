import { and, asc, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { planReadiness } from '../../domain/consultations/plan-rules';
import { nextReviewFor, reviewState } from '../../domain/cases/review-rules';
import { PNG_PREFIX } from '../../domain/consultations/signature';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { helpPlan, planSignature } from '../db/schema/consultations';
import { found } from '../trpc/procedures';
import { headOf } from './case-of';

/** The versions of a case, newest first. */
export async function findPlans(tx: Db, caseId: string, today: Day) {
	const rows = await tx
		.select({
			...{ planId: helpPlan.id, version: helpPlan.version, state: helpPlan.state, serviceType: helpPlan.serviceType },
			...{ fromDay: helpPlan.fromDay, untilDay: helpPlan.untilDay, nextReview: helpPlan.nextReview },
			...{ validFrom: helpPlan.validFrom, endedAt: helpPlan.endedAt, createdBy: account.name }
		})
		.from(helpPlan)
		.innerJoin(account, eq(account.id, helpPlan.createdBy))
		.where(eq(helpPlan.caseId, caseId))
		.orderBy(desc(helpPlan.version));
	// Only what is in force has a review that somebody must hold.
	return rows.map((row) => ({
		...row,
		review: row.state === 'valid' ? reviewState(row.nextReview, today) : ('none' as const)
	}));
}

/** One version with its signatures, what it lacks to become valid, and when it should be looked at again. */
export async function getPlan(tx: Db, planId: string, today: Day) {
	const [row] = await tx
		.select({ body: helpPlan, createdByName: account.name })
		.from(helpPlan)
		.innerJoin(account, eq(account.id, helpPlan.createdBy))
		.where(eq(helpPlan.id, planId));
	const { body, createdByName } = found(row);
	const { id: _id, officeAgs: _office, createdBy: _by, caseId, ...rest } = body;
	const earlier = await wasEverValid(tx, caseId, planId);
	return {
		planId,
		help: await headOf(tx, caseId),
		...rest,
		createdByName,
		readiness: planReadiness(body, today),
		/** A later version is itself the review of the one before. */
		isFirst: !earlier,
		reviewWindow: body.fromDay === null ? null : nextReviewFor(body.fromDay, earlier ? [today] : []),
		signatures: await findSignatures(tx, planId)
	};
}

async function wasEverValid(tx: Db, caseId: string, planId: string) {
	const [other] = await tx
		.select({ id: helpPlan.id })
		.from(helpPlan)
		.where(and(eq(helpPlan.caseId, caseId), ne(helpPlan.id, planId), isNotNull(helpPlan.validFrom)))
		.limit(1);
	return other !== undefined;
}

async function findSignatures(tx: Db, planId: string) {
	const rows = await tx
		.select({
			...{ id: planSignature.id, name: planSignature.name, function: planSignature.function, at: planSignature.at },
			image: planSignature.image
		})
		.from(planSignature)
		.where(eq(planSignature.planId, planId))
		.orderBy(asc(planSignature.at), asc(planSignature.id));
	return rows.map(({ image, ...row }) => ({ ...row, image: `${PNG_PREFIX}${image.toString('base64')}` }));
}

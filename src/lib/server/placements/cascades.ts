import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { booking, closing, withdrawing, type Cascade, type Hanging } from '../../domain/placements/cascade';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { consultation, helpPlan } from '../db/schema/consultations';
import { caseDocument } from '../db/schema/documents';
import { notice } from '../db/schema/notices';
import { placement } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { needOf, openOf, rivalsOf } from './others-of-case';
import { findPlacementsOfCase, type PlacementRow } from './placement-row';

/** All that ending one of these placements, or the case, would touch. */
export async function hangingOn(tx: Db, caseId: string, rows: readonly PlacementRow[]): Promise<Hanging> {
	const letters = await lettersOf(tx, caseId);
	const [[consultations], [plans]] = await Promise.all([
		tx
			.select({ open: sql<number>`count(*)::int` })
			.from(consultation)
			.where(and(eq(consultation.caseId, caseId), isNull(consultation.closedAt), isNull(consultation.cancelledAt))),
		tx
			.select({ valid: sql<number>`count(*)::int` })
			.from(helpPlan)
			.where(and(eq(helpPlan.caseId, caseId), eq(helpPlan.state, 'valid')))
	]);
	return {
		placements: rows.map(({ placementId, state, facility, begin, end }) => ({
			...{ placementId, state, begin, end, facility: facility ?? 'einer Einrichtung' }
		})),
		commitments: letters.filter(({ kind }) => kind === 'cost-commitment'),
		notices: letters
			.filter(({ kind }) => deciding.has(kind))
			.map(({ kind, ...letter }) => ({ ...letter, grants: granting.has(kind) })),
		openConsultations: consultations?.open ?? 0,
		validPlan: (plans?.valid ?? 0) > 0
	};
}

/** Codes of domain/notices/kinds. */
const granting: ReadonlySet<string> = new Set(['grant', 'change', 'extension']);
const deciding: ReadonlySet<string> = new Set([...granting, 'rejection', 'termination']);

const lettersOf = (tx: Db, caseId: string) =>
	tx
		.select({
			kind: notice.kind,
			placementId: notice.placementId,
			title: caseDocument.title,
			postedOn: notice.postedOn
		})
		.from(notice)
		.innerJoin(caseDocument, eq(caseDocument.id, notice.documentId))
		.where(eq(notice.caseId, caseId))
		.orderBy(desc(notice.issuedAt), desc(notice.version));

/** What booking a placement would set free. */
export async function previewBooking(tx: Db, placementId: string): Promise<Cascade> {
	const [row] = await tx.select({ caseId: placement.caseId }).from(placement).where(eq(placement.id, placementId));
	const { caseId } = found(row);
	const rows = await findPlacementsOfCase(tx, caseId);
	const target = found(rows.find((one) => one.placementId === placementId));
	const rivals = openOf(rivalsOf(rows, needOf(caseId, target.serviceType, target), placementId));
	const setFree = rivals.map((rival) => rival.placementId);
	return booking(await hangingOn(tx, caseId, rows), setFree);
}

/** What withdrawing a placement would take along and what stands in its way. */
export async function previewWithdrawing(tx: Db, placementId: string): Promise<Cascade> {
	const [row] = await tx.select({ caseId: placement.caseId }).from(placement).where(eq(placement.id, placementId));
	const { caseId } = found(row);
	const hanging = await hangingOn(tx, caseId, await findPlacementsOfCase(tx, caseId));
	return withdrawing(hanging, placementId);
}

/** The same for closing a case. */
export async function previewClosing(tx: Db, caseId: string): Promise<Cascade> {
	const [row] = await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId));
	const { id } = found(row);
	return closing(await hangingOn(tx, id, await findPlacementsOfCase(tx, id)));
}

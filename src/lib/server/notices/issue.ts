import { eq, max, sql, and, desc } from 'drizzle-orm';
import type { DocumentKind } from '../../domain/documents/kinds';
import { InvalidInput } from '../../domain/errors';
import type { LetterSource } from '../../domain/notices/compose';
import { isNotice, writtenKindLabels, type WrittenKind } from '../../domain/notices/kinds';
import { periodsInWords, type periodsOf } from '../../domain/notices/periods';
import { recordChange } from '../cases/case-events';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { helpCase } from '../db/schema/cases';
import { facility } from '../db/schema/directory';
import { caseDocument } from '../db/schema/documents';
import { notice } from '../db/schema/notices';
import { placement } from '../db/schema/placements';
import { storeDocument } from '../documents/store';
import { tellProvider } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { fileOfLetter, prepareLetter, type LetterInput } from './write';

/**
 * Writes a letter into the file of the case: the PDF, its words for the search, and what it was made of. Issued again it
 * is a new version; nothing that went out is ever changed.
 */
export async function issueLetter(tx: Db, actor: Actor, input: LetterInput) {
	const { kind, caseId, placementId } = input;
	const { help, source, problems, ...periods } = await prepareLetter(tx, actor, input);
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	const { officeAgs } = help;
	const version = await nextVersion(tx, { caseId, kind, placementId });
	const title = version === 1 ? writtenKindLabels[kind] : `${writtenKindLabels[kind]}, Fassung ${String(version)}`;
	const { noticeId, ...stored } = await storeLetter(tx, actor, {
		...{ source, version, title, placementId, periods, help: { caseId, officeAgs } }
	});
	const text = [title, periodsInWords(source.content.postedOn, periods)].filter(Boolean).join(', ');
	await recordChange(tx, actor, {
		...{ caseId, officeAgs },
		audited: { action: 'notices/issued', subjectKind: 'case', subjectId: caseId, details: { noticeId, kind, version } },
		event: { kind: 'notice-issued', text, details: { noticeId, documentId: stored.documentId, kind } }
	});
	if (kind === 'cost-commitment') await tellCommitted(tx, actor, placementId);
	return { noticeId, version, title, ...stored, ...periods };
}

/** The provider hears of it at once; a facility outside the portal has nobody here to tell. */
async function tellCommitted(tx: Db, { now: at }: Actor, placementId: string | null) {
	if (placementId === null) return;
	const [stay] = await tx
		.select({
			...{ offerId: placement.offerId, providerId: placement.providerId, facilityId: placement.facilityId },
			...{ pseudonym: placement.pseudonym, serviceType: placement.serviceType, facility: facility.name }
		})
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.where(eq(placement.id, placementId));
	const { providerId, facilityId, offerId, pseudonym, serviceType, facility: house } = found(stay);
	if (providerId === null) return;
	const details = { pseudonym, serviceType, ...(house === null ? {} : { facility: house }) };
	await tellProvider(tx, { providerId, facilityId }, { kind: 'commitment-issued', at, placementId, offerId, details });
}

type Stored = {
	help: { caseId: string; officeAgs: string };
	source: LetterSource;
	version: number;
	title: string;
	placementId: string | null;
	periods: ReturnType<typeof periodsOf>;
};

/** The PDF in the file, and beside it what it was made of. */
export async function storeLetter(tx: Db, actor: Actor, letter: Stored) {
	const { source, help, version, title, placementId, periods } = letter;
	const { file, pages, text } = await fileOfLetter(source);
	const { kind, content } = source;
	const stored = await storeDocument(tx, actor, {
		...{ ...help, kind: documentKindOf(kind), title, file, pages, content: text }
	});
	// Pictures of signatures lie where they were drawn, and in the PDF.
	const { signatures: _pictures, ...said } = source;
	const [issued] = await tx
		.insert(notice)
		.values({
			...{ ...help, placementId, kind, version, documentId: stored.documentId, content: said },
			...{ issuedBy: actor.viewer.id, issuedAt: actor.now, postedOn: content.postedOn, ...periods }
		})
		.returning({ noticeId: notice.id });
	return { ...found(issued), ...stored };
}

function documentKindOf(kind: WrittenKind): DocumentKind {
	if (isNotice(kind)) return 'notice';
	if (kind === 'help-plan') return 'help-plan';
	return kind === 'consultation-record' ? 'consultation' : 'letter';
}

type Versioned = { caseId: string; kind: WrittenKind; placementId: string | null };

/**
 * Of the same kind about the same stay, counted under the lock of the case, so that two who issue at once get two numbers
 * and none is left out.
 */
export async function nextVersion(tx: Db, { caseId, kind, placementId }: Versioned): Promise<number> {
	await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId)).for('update');
	const sameStay = sql`${notice.placementId} IS NOT DISTINCT FROM ${placementId}::uuid`;
	const [row] = await tx
		.select({ last: max(notice.version) })
		.from(notice)
		.where(and(eq(notice.caseId, caseId), eq(notice.kind, kind), sameStay));
	return (row?.last ?? 0) + 1;
}

/** What went out in a case, newest first. */
export async function findNotices(tx: Db, caseId: string) {
	found((await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId)))[0]);
	return tx
		.select({
			noticeId: notice.id,
			kind: sql<WrittenKind>`${notice.kind}`,
			version: notice.version,
			documentId: notice.documentId,
			title: caseDocument.title,
			sha256: caseDocument.sha256,
			placementId: notice.placementId,
			issuedAt: notice.issuedAt,
			issuedBy: account.name,
			postedOn: notice.postedOn,
			notifiedOn: notice.notifiedOn,
			objectionUntil: notice.objectionUntil
		})
		.from(notice)
		.innerJoin(caseDocument, eq(caseDocument.id, notice.documentId))
		.leftJoin(account, eq(account.id, notice.issuedBy))
		.where(eq(notice.caseId, caseId))
		.orderBy(desc(notice.issuedAt), desc(notice.version));
}

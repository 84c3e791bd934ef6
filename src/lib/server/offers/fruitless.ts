import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Need } from '../../domain/offers/need';
import { recordAudit } from '../access/audit';
import type { Database, Db } from '../db/client';
import { caseEvent, fruitlessSearch, helpCase } from '../db/schema/cases';
import { asViewer } from '../db/scope';
import type { Actor } from '../trpc/context';
import { countRemoved } from './removed';
import type { Criteria } from './criteria';

type Asking = { db: Database; actor: Actor };

/** Remembers, for those who look for places, that there was none: planning needs to know what is missing. */
export async function noteFruitless({ db, actor }: Asking, criteria: Criteria, caseId: string | null) {
	const { office, role } = actor.viewer;
	if (office === null || !can(role, 'cases/read')) return;
	await asViewer(db, actor.viewer, (tx) => keepFruitlessSearch(tx, actor, { criteria, caseId, office }));
}

type Fruitless = { criteria: Criteria; caseId: string | null; office: string };

/** Once per person, criteria and day, with what each filter removed. */
async function keepFruitlessSearch(tx: Db, actor: Actor, { criteria, caseId, office }: Fruitless) {
	const { viewer, now, today } = actor;
	const wanted = wantedOf(criteria.need);
	const criteriaHash = createHash('sha256')
		.update(JSON.stringify([today, wanted]))
		.digest('hex');
	if (await isKept(tx, viewer.id, criteriaHash)) return;
	const ownCase = caseId === null ? null : await findOwnCase(tx, caseId);
	const [row] = await tx
		.insert(fruitlessSearch)
		.values({
			...{ officeAgs: office, accountId: viewer.id, caseId: ownCase, serviceType: criteria.need.serviceType },
			...{ at: now, criteriaHash, criteria: wanted, removed: await countRemoved(tx, criteria) }
		})
		.onConflictDoNothing()
		.returning({ id: fruitlessSearch.id });
	if (row) await tell(tx, actor, { caseId: ownCase, office, searchId: row.id, need: criteria.need });
}

/** The same search again costs one look. */
async function isKept(tx: Db, accountId: string, criteriaHash: string) {
	const [row] = await tx
		.select({ id: fruitlessSearch.id })
		.from(fruitlessSearch)
		.where(and(eq(fruitlessSearch.criteriaHash, criteriaHash), eq(fruitlessSearch.accountId, accountId)));
	return row !== undefined;
}

/** The need without what only concerns the screen. */
function wantedOf(need: Need): Record<string, unknown> {
	const { list: _list, page: _page, pageSize: _pageSize, ...wanted } = need;
	return wanted;
}

/** Null for a case that does not exist and for one of another office: row level security makes them alike. */
async function findOwnCase(tx: Db, caseId: string) {
	const [row] = await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId));
	return row?.id ?? null;
}

type Told = { caseId: string | null; office: string; searchId: string; need: Need };

async function tell(tx: Db, actor: Actor, { caseId, office, searchId, need }: Told) {
	const { serviceType, begin, end } = need;
	if (caseId !== null) {
		await tx.insert(caseEvent).values({
			...{ caseId, officeAgs: office, kind: 'fruitless-search' as const, at: actor.now, accountId: actor.viewer.id },
			details: { searchId, serviceType, begin, end }
		});
	}
	await recordAudit(tx, actor, {
		...{ action: 'offers/fruitless-search', subjectKind: 'fruitless-search', subjectId: searchId },
		details: { serviceType }
	});
}

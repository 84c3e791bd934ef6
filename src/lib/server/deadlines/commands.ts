import { and, eq } from 'drizzle-orm';
import { formatDay } from '../../domain/day';
import { deadlinesOf } from '../../domain/deadlines/deadlines-of';
import type { SettleInput } from '../../domain/deadlines/input';
import { deadlineLabels, isSettledByHand } from '../../domain/deadlines/kinds';
import { InvalidInput } from '../../domain/errors';
import { recordCaseEvent } from '../cases/case-events';
import { lockCaseRow } from '../cases/work-commands';
import type { Db } from '../db/client';
import { deadlineSettlement } from '../db/schema/deadlines';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { writeDeadlines } from './derive';
import { loadFacts } from './facts';

/** Records that what a deadline asked for was done. It must be open: of two who do it at once the second is told. */
export async function settle(tx: Db, actor: Actor, { caseId, kind, placementId, day, doneOn, note }: SettleInput) {
	const { officeAgs } = await lockCaseRow(tx, caseId, 'even-closed');
	if (doneOn > actor.today) throw new InvalidInput({ doneOn: 'Dieser Tag liegt in der Zukunft.' });
	if (!isSettledByHand(kind)) throw new InvalidInput({ kind: 'Das erledigt die nächste Fassung des Hilfeplans.' });
	const [own] = await loadFacts(tx, [caseId]);
	const { facts, land } = found(own);
	const open = deadlinesOf(facts, actor.today, land).find(
		(deadline) => deadline.kind === kind && deadline.placementId === placementId && deadline.day === day
	);
	if (!open) throw new InvalidInput({ day: 'Diese Frist ist nicht mehr offen. Bitte laden Sie die Seite neu.' });
	const stay = facts.stays.find((one) => one.placementId === placementId);
	if (stay?.arrivedOn && doneOn < stay.arrivedOn) {
		throw new InvalidInput({ doneOn: `Die Hilfe hat erst am ${formatDay(stay.arrivedOn)} begonnen.` });
	}
	const [made] = await tx
		.insert(deadlineSettlement)
		.values({ ...{ officeAgs, caseId, kind, placementId, day, doneOn, note }, by: actor.viewer.id, at: actor.now })
		.returning({ settlementId: deadlineSettlement.id });
	await recordCaseEvent(tx, actor, {
		...{ caseId, kind: 'deadline-settled', text: `${deadlineLabels[kind]}, am ${formatDay(doneOn)}` }
	});
	await writeDeadlines(tx, [caseId]);
	return { settlementId: found(made).settlementId };
}

/** Takes back what was recorded by mistake: the deadline is open again. */
export async function reopen(tx: Db, actor: Actor, { caseId, settlementId }: { caseId: string; settlementId: string }) {
	await lockCaseRow(tx, caseId, 'even-closed');
	const [removed] = await tx
		.delete(deadlineSettlement)
		.where(and(eq(deadlineSettlement.id, settlementId), eq(deadlineSettlement.caseId, caseId)))
		.returning({ kind: deadlineSettlement.kind });
	const text = deadlineLabels[found(removed).kind];
	await recordCaseEvent(tx, actor, { caseId, kind: 'deadline-reopened', text });
	await writeDeadlines(tx, [caseId]);
	return { caseId };
}

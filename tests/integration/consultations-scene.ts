import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../src/lib/domain/day';
import type { Vote } from '../../src/lib/domain/consultations/consultation';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { consultation, consultationParticipant, helpPlan } from '../../src/lib/server/db/schema/consultations';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { only } from '../../src/lib/server/db/seed/factories';
import { key, officePerson } from './placements-scene';

// What is filed by these tests lies in a folder of their own; read before anything asks for the environment.
process.env['DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'ankerplatz-beratung-'));

export const today = dayInGermany(currentMoment());
export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

type Of<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>;
type Case = { id: string; officeAgs: string };

export async function makeConsultation(
	owner: Database,
	{ case: help, ...values }: Of<typeof consultation> & { case: Case; calledBy: string }
) {
	const moments = { calledAt: inHours(-1), meetingAt: inHours(1), voteUntil: inHours(24) };
	const row = { officeAgs: help.officeAgs, caseId: help.id, ...moments, ...values };
	return only(await owner.insert(consultation).values(row).returning());
}

type Seat = { officeAgs: string; consultationId: string; accountId: string | null; vote?: Vote };

export const makeSeat = async (owner: Database, seat: Seat) =>
	only(
		await owner
			.insert(consultationParticipant)
			.values({ name: 'Kraft', function: 'Fachkraft', ...seat })
			.returning()
	);

export const makePlan = async (
	owner: Database,
	{ case: help, ...values }: Of<typeof helpPlan> & { case: Case; createdBy: string }
) =>
	only(
		await owner
			.insert(helpPlan)
			.values({
				...{ officeAgs: help.officeAgs, caseId: help.id, version: 1, state: 'draft', createdAt: currentMoment() },
				...values
			})
			.returning()
	);

/** Everything a consultation needs besides its votes. */
export const complete = {
	situation: 'Der Alltag zu Hause trägt nicht mehr.',
	serviceType: 'S34' as const,
	decision: 'approved' as const,
	fromDay: addDays(today, 10),
	untilDay: addDays(today, 190)
};

/** Everything a Hilfeplan needs to become valid. */
export const completePlan = {
	need: 'Verlässlicher Alltag',
	serviceType: 'S34' as const,
	participation: 'Lena war dabei und hat ihr Zimmer gewünscht.',
	fromDay: addDays(today, 10),
	untilDay: addDays(today, 190),
	nextReview: addDays(today, 80),
	goals: [{ text: 'Schule', indicator: 'Vier Tage je Woche', responsible: 'Frau Kraft', due: addDays(today, 100) }]
};

/** A worker with a case, a colleague and the team lead, all invited by one call. */
export async function team(connections: { owner: Database; db: Database }, office = '13075') {
	const worker = await officePerson(connections, { office });
	const colleague = await officePerson(connections, { office });
	const lead = await officePerson(connections, { office, role: 'team-lead' });
	const help = await makeCase(connections.owner, { workerId: worker.account.id, officeAgs: office });
	const seats = [worker, colleague, lead].map(({ account }) => ({ accountId: account.id, function: 'Fachkraft' }));
	const call = (changed: Partial<Parameters<typeof worker.caller.consultations.convene>[0]> = {}) =>
		worker.caller.consultations.convene({
			...{ idempotencyKey: key(), caseId: help.id, meetingAt: inHours(1), voteUntil: inHours(24) },
			...{ participants: [...seats, { name: 'Frau Schule', function: 'Klassenlehrerin' }], ...changed }
		});
	return { ...connections, worker, colleague, lead, help, seats, call };
}

/** How each call ended, as the code of its answer. */
export const codesOf = (calls: readonly Promise<unknown>[]) =>
	Promise.all(
		calls.map((call) =>
			call.then(
				() => 'OK',
				(error: unknown) => (error as { code: string }).code
			)
		)
	);

/** The sentence at a field that was refused. */
export const sentenceAt = (refused: unknown, field: string) =>
	(refused as { fields?: Record<string, string> }).fields?.[field] ?? '';

import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, formatDay } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { rowsOf } from '../../src/lib/server/db/rows';
import { fieldsOf } from '../../src/lib/server/trpc/errors';
import { test } from '../setup/database';
import { letterScene } from './notices-scene';
import { begin, end, key, living, officePerson, scene, today } from './placements-scene';

/** Everything that a command about a case may write. */
const kept = (owner: Database) =>
	rowsOf(
		owner,
		sql`SELECT row::text FROM (
			SELECT to_jsonb(t) AS row FROM placement t UNION ALL SELECT to_jsonb(t) FROM placement_event t
			UNION ALL SELECT to_jsonb(t) FROM occupancy t UNION ALL SELECT to_jsonb(t) FROM placement_identity t
			UNION ALL SELECT to_jsonb(t) FROM help_case t UNION ALL SELECT to_jsonb(t) FROM case_event t
			UNION ALL SELECT to_jsonb(t) FROM notice t UNION ALL SELECT to_jsonb(t) FROM case_document t
			UNION ALL SELECT to_jsonb(t) FROM inbox_message t UNION ALL SELECT to_jsonb(t) FROM command_receipt t
		) AS rows ORDER BY row::text`
	);

/** The sentence at each field, whether the input or a rule said no; null when it was taken. */
const fieldsTold = (command: Promise<unknown>) =>
	command.then(
		() => null,
		(error: unknown) => fieldsOf(error instanceof Error ? error.cause : null)
	);

async function refusedWith(owner: Database, command: () => Promise<unknown>, fields: Record<string, string>) {
	const before = await kept(owner);
	expect(await fieldsTold(command())).toEqual(fields);
	expect(await kept(owner)).toEqual(before);
}

const tooEarly = 'Das Ende liegt vor dem Beginn.';

describe('an end before the begin is refused at its field, and nothing is written,', () => {
	test('of a request and of a reservation', async ({ owner, db }) => {
		const { worker, stay, offer, reserve } = await scene({ owner, db });
		const { offerId: _one, ...asked } = stay;
		const period = { begin: today, end: addDays(today, -1) };
		await refusedWith(owner, () => reserve(period), { end: tooEarly });
		const request = { ...asked, ...period, idempotencyKey: key(), offerIds: [offer.id], urgent: false };
		await refusedWith(owner, () => worker.caller.placements.request(request), { end: tooEarly });
	});

	test('of a booking outside the portal', async ({ owner, db }) => {
		const { worker, case: help } = await scene({ owner, db });
		const outside = {
			...{ idempotencyKey: key(), caseId: help.id, begin: today, end: addDays(today, -1) },
			serviceType: 'S34' as const,
			...{ daysPerWeek: '7', hoursPerWeek: null, rate: '180.00', reason: 'Nur dort ist ein Platz frei.' },
			facility: {
				...{ name: 'Haus Elbe', provider: 'Elbe gGmbH', street: 'Deich 1', postalCode: '21073', place: 'Hamburg' },
				agreementReference: 'HH-7'
			}
		};
		await refusedWith(owner, () => worker.caller.placements.bookOutside(outside), { end: tooEarly });
	});

	test('of a stay that is extended or shortened', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: placementId } = await living(here);
		const { placements } = here.worker.caller;
		const command = (day: string) => ({ idempotencyKey: key(), placementId, day });
		await refusedWith(owner, () => placements.shorten({ ...command(addDays(begin, -1)), reason: 'need-changed' }), {
			day: `Die Hilfe beginnt erst am ${formatDay(begin)}.`
		});
		await refusedWith(owner, () => placements.extend(command(addDays(end, -1))), {
			day: `Die Hilfe ist schon bis ${formatDay(end)} geplant.`
		});
	});

	test('of the time in which somebody stands in', async ({ owner, db }) => {
		const { worker, case: help } = await scene({ owner, db });
		const { account: deputy } = await officePerson({ owner, db });
		const standIn = {
			...{ idempotencyKey: key(), caseId: help.id, deputyId: deputy.id, from: today, until: addDays(today, -1) }
		};
		await refusedWith(owner, () => worker.caller.cases.setDeputy(standIn), { until: tooEarly });
	});

	test('of what a notice grants; nor is one issued without its parts', async ({ owner, db }) => {
		const { caller, complete } = await letterScene({ owner, db });
		const { content, ...letter } = await complete('grant');
		const facts = { ...content.facts, until: addDays(content.facts.from ?? today, -1) };
		const issue = (changed: Partial<typeof content>) => () =>
			caller.notices.issue({ ...letter, content: { ...content, ...changed }, idempotencyKey: key() });
		await refusedWith(owner, issue({ facts }), { 'facts.until': tooEarly });
		await refusedWith(owner, issue({ texts: { ...content.texts, reasons: '', remedy: ' ' } }), {
			'texts.reasons': 'Es fehlt die Begründung.',
			'texts.remedy': 'Es fehlt die Rechtsbehelfsbelehrung.'
		});
	});
});

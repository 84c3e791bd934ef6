import { addDays, daysBetween, type Day } from '../../../../domain/day';
import { caseNumber as caseNumberOf } from '../../../../domain/cases/new-case';
import type { caseEvent, caseNumber, helpCase } from '../../schema/cases';
import type { DemoAccount } from './accounts';
import { chanceFrom, type Chance } from './chance';
import type { DemoClient } from './clients';
import { demoOffices } from './offices';
import { usedUntil } from './stays';
import { DAY_MS, type Clock } from './timeline';

export type DemoCase = typeof helpCase.$inferInsert & {
	id: string;
	createdAt: string;
	client: DemoClient;
	worker: DemoAccount;
	closedOn: Day | null;
};

type OpenCase = { id: string; client: DemoClient; worker: DemoAccount; openedAt: number };

/** Who of the office works on the case; the demo's own case worker has the most. */
export function workerOf(chance: Chance, { officeAgs }: DemoClient, accounts: readonly DemoAccount[]): DemoAccount {
	const team = accounts.filter((account) => account.officeAgs === officeAgs && account.role === 'case-worker');
	return chance.weighted(team.map((account, position) => [account, position === 0 ? 2.5 : 1] as const));
}

/** Numbered per office and year in the order in which they were opened, without gaps. */
export function casesOf(opened: readonly OpenCase[], clock: Clock) {
	const signs = new Map(demoOffices.map(({ ags, sign }) => [ags, sign]));
	const counts = new Map<string, typeof caseNumber.$inferInsert>();
	const cases = opened
		.toSorted((a, b) => a.openedAt - b.openedAt)
		.map(({ id, client, worker, openedAt }): DemoCase => {
			const createdAt = new Date(openedAt).toISOString();
			const [officeAgs, year] = [client.officeAgs, Number(createdAt.slice(0, 4))];
			const last = (counts.get(`${officeAgs} ${String(year)}`)?.last ?? 0) + 1;
			counts.set(`${officeAgs} ${String(year)}`, { officeAgs, year, last });
			const number = caseNumberOf(signs.get(officeAgs) ?? officeAgs, year, last);
			const closedOn = closing(client, clock);
			return { id, officeAgs, clientId: client.id, number, workerId: worker.id, createdAt, closedOn, client, worker };
		});
	return { cases, counts: [...counts.values()] };
}

/** Some weeks after the last stay, when nothing follows. */
function closing({ id, stays }: DemoClient, { today }: Clock): Day | null {
	const last = stays.at(-1);
	if (!last || last.outcome.kind !== 'ended') return null;
	const on = addDays(usedUntil(last), chanceFrom(`closing ${id}`).whole(20, 60));
	return daysBetween(on, today) > 0 ? on : null;
}

const remarks = [
	'Hilfeplangespräch geführt, nächstes in sechs Monaten.',
	'Telefonat mit der Schule: Rückkehr in die Klasse vereinbart.',
	'Hausbesuch, Eltern sind mit der Hilfe einverstanden.',
	'Bericht der Einrichtung eingegangen.',
	'Rücksprache mit der Wirtschaftlichen Jugendhilfe.'
];

export function caseEventsOf({ id, officeAgs, createdAt, worker, closedOn }: DemoCase, clock: Clock) {
	const chance = chanceFrom(`events ${id}`);
	const shared = { caseId: id, officeAgs, accountId: worker.id, details: {} };
	const events: (typeof caseEvent.$inferInsert & { at: string })[] = [
		{ ...shared, kind: 'opened', at: createdAt, text: null }
	];
	const from = Date.parse(createdAt);
	const until = closedOn === null ? clock.now : Date.parse(`${closedOn}T12:00:00.000Z`);
	if (chance.happens(0.4) && until - from > 30 * DAY_MS) {
		const at = new Date(chance.between(from + 10 * DAY_MS, until)).toISOString();
		events.push({ ...shared, kind: 'note', at, text: chance.pick(remarks) });
	}
	return events;
}

import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { messageOfCode } from '../../src/lib/client/messages';
import type { Day } from '../../src/lib/domain/day';
import { DomainError } from '../../src/lib/domain/errors';
import { answerInvoiceFile } from '../../src/lib/server/billing/downloads';
import type { Database } from '../../src/lib/server/db/client';
import { rowsOf } from '../../src/lib/server/db/rows';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { fieldsOf } from '../../src/lib/server/trpc/errors';
import { test } from '../setup/database';
import { billingScene, LEITWEG_ID, person, PROVIDER_IBAN, type Connections } from './invoices-scene';
import { key } from './placements-scene';
import { billMonth, recordsScene, yesterday } from './records-scene';

/** What the person reads: a sentence at each field, or one for all of it. */
async function toldOf(command: Promise<unknown>): Promise<Record<string, string>> {
	const error: unknown = await command.catch((caught: unknown) => caught);
	const cause = error instanceof Error ? error.cause : null;
	const sentences =
		cause instanceof DomainError ? { '': messageOfCode(cause.code, cause.details) } : (fieldsOf(cause) ?? {});
	return Object.fromEntries(Object.entries(sentences).map(([at, text]) => [at, text.replaceAll('\u{A0}', ' ')]));
}

/** Everything that bad input could leave behind, row by row. */
const kept = (owner: Database) =>
	rowsOf(
		owner,
		sql`SELECT row::text FROM (
			SELECT to_jsonb(t) AS row FROM absence t UNION ALL SELECT to_jsonb(t) FROM service_record t
			UNION ALL SELECT to_jsonb(t) FROM invoice t UNION ALL SELECT to_jsonb(t) FROM invoice_line t
			UNION ALL SELECT to_jsonb(t) FROM invoice_number t UNION ALL SELECT to_jsonb(t) FROM invoice_event t
			UNION ALL SELECT to_jsonb(t) FROM provider_account t UNION ALL SELECT to_jsonb(t) FROM office_account t
		) AS rows ORDER BY row::text`
	);

async function refusedWith(owner: Database, command: () => Promise<unknown>, told: Record<string, string>) {
	const before = await kept(owner);
	expect(await toldOf(command())).toEqual(told);
	expect(await kept(owner)).toEqual(before);
}

/** Somebody who lives in a house all year, and who writes down when they are away. */
async function livedIn(connections: Connections) {
	const scene = await billingScene(connections);
	const stay = await scene.stay({ beginDay: '2026-01-10' });
	const { caller } = await person(connections, 'provider-worker', { providerId: scene.provider.id });
	const record = (from: string, to: string | null, more: { fromTime?: string; toTime?: string } = {}) =>
		caller.absences.record({
			...{ idempotencyKey: key(), stayId: stay.id, reason: 'other', from: from, to: to, ...more }
		});
	const paidOn = async (month: string) => {
		const { days } = await caller.billing.preview({ stayId: stay.id, month });
		return new Map(days.map(({ day, kind }) => [day as string, kind]));
	};
	return { ...scene, record, paidOn };
}

describe('an absence is refused at its field, and nothing is written,', () => {
	test('when it overlaps another one or is back before it is gone', async ({ owner, db }) => {
		const { record } = await livedIn({ owner, db });
		await record('2026-10-05', '2026-10-07');
		await refusedWith(owner, () => record('2026-10-06', '2026-10-12'), {
			'': 'In diesem Zeitraum ist schon eine Abwesenheit eingetragen (05.10.2026 bis 07.10.2026). Bitte ändern Sie diese.'
		});
		await refusedWith(owner, () => record('2026-10-20', '2026-10-19'), { to: 'Die Rückkehr liegt vor dem Weggang.' });
		await refusedWith(owner, () => record('2026-10-20', '2026-10-20', { fromTime: '12:00', toTime: '11:59' }), {
			toTime: 'Die Rückkehr liegt vor dem Weggang.'
		});
	});

	test('when it is of the hour that was left out on 29.03.2026', async ({ owner, db }) => {
		const { record } = await livedIn({ owner, db });
		const sentence = (time: string) =>
			`${time} Uhr gab es am 29.03.2026 nicht: In dieser Nacht wurden die Uhren vorgestellt.`;
		await refusedWith(owner, () => record('2026-03-29', '2026-03-30', { fromTime: '02:00' }), {
			fromTime: sentence('02:00')
		});
		await refusedWith(owner, () => record('2026-03-28', '2026-03-29', { toTime: '02:59' }), {
			toTime: sentence('02:59')
		});
	});
});

describe('72 hours are those that pass', () => {
	test.for([
		['an hour less in March', '2026-03-26', '2026-03-29', '11:00', 'paid-absence'],
		['one minute more than that', '2026-03-26', '2026-03-29', '11:01', 'undecided'],
		['an hour more in October', '2026-10-22', '2026-10-25', '09:00', 'paid-absence'],
		['one minute more than that', '2026-10-22', '2026-10-25', '09:01', 'undecided']
	] as const)('%s: %s 10:00 to %s %s is %s', async ([, from, to, toTime, paid], { owner, db }) => {
		const { record, paidOn } = await livedIn({ owner, db });
		await record(from, to, { fromTime: '10:00', toTime });
		const between = `${from.slice(0, 8)}${Number(from.slice(8)) + 1}`;
		expect((await paidOn(from.slice(0, 7))).get(between)).toBe(paid);
	});
});

/** Help by the hour since the beginning of the year. */
async function helped(connections: Connections) {
	const { owner } = connections;
	const worker = await person(connections, 'case-worker', { office: '13075' });
	const offer = await makeOffer(owner, { serviceType: 'A31', places: '40.00' });
	const stay = await makePlacement(owner, {
		...{ case: await makeCase(owner), offer, createdBy: worker.account.id, unitsPerWeek: '3.00', amount: '3.00' },
		...{ beginDay: '2026-01-10' as Day, endDay: '2027-01-09' as Day },
		events: ['reserved', 'consented', 'booked', 'arrived']
	});
	const { caller } = await person(connections, 'provider-worker', { providerId: offer.providerId });
	const add = (day: string, [from, until]: [string, string], more: { kind?: 'no-show'; minutes?: number } = {}) =>
		caller.serviceRecords.add({
			...{ idempotencyKey: key(), stayId: stay.id, day: day, from, until, kind: 'on-behalf', ...more }
		});
	const minutesIn = async (month: string) =>
		(await caller.serviceRecords.list({ stayId: stay.id, month })).sums.minutes;
	return { add, minutesIn };
}

describe('a service record is refused at its field, and nothing is written,', () => {
	test('when the clocks did not show its times on 29.03.2026', async ({ owner, db }) => {
		const { add, minutesIn } = await helped({ owner, db });
		const sentence = '02:30 Uhr gab es an diesem Tag nicht: Die Uhren wurden vorgestellt.';
		await refusedWith(owner, () => add('2026-03-29', ['02:30', '04:00']), { from: sentence });
		await refusedWith(owner, () => add('2026-03-29', ['01:00', '02:30']), { until: sentence });
		await add('2026-03-29', ['01:30', '03:30']);
		await add('2026-10-25', ['01:30', '03:30']);
		expect([await minutesIn('2026-03'), await minutesIn('2026-10')]).toEqual([60, 180]);
	});

	test('when it makes a day longer than 24 hours', async ({ owner, db }) => {
		const { add } = await helped({ owner, db });
		await add('2026-10-06', ['08:00', '20:00']);
		await refusedWith(owner, () => add('2026-10-06', ['21:00', '22:00'], { kind: 'no-show', minutes: 721 }), {
			minutes: 'Das wären an diesem Tag mehr als 24 Stunden.'
		});
		await refusedWith(owner, () => add('2026-10-07', ['08:00', '09:00'], { kind: 'no-show', minutes: 1_441 }), {
			minutes: 'Ein Tag hat 1.440 Minuten.'
		});
		await refusedWith(owner, () => add('2026-10-07', ['08:00', '24:00']), {
			until: 'Bitte eine Uhrzeit eingeben, zum Beispiel 14:30.'
		});
		await add('2026-10-06', ['21:00', '22:00'], { kind: 'no-show', minutes: 720 });
	});

	test('when its month has been closed', async ({ owner, db }) => {
		const scene = await recordsScene({ owner, db });
		await billMonth({ scene, day: yesterday });
		const [year, month] = yesterday.split('-');
		await refusedWith(owner, () => scene.add(), {
			'': `Der Monat ${month}/${year} ist schon geprüft und abgerechnet. Erst wenn der Träger die Rechnung mit einer Gutschrift zurücknimmt, lässt er sich ändern und neu abrechnen.`
		});
	});
});

describe('an XRechnung of other software is not taken over, and nothing is written,', () => {
	const refused = (reason: string) => ({ '': `Die Rechnung wird nicht angenommen: ${reason}` });

	test.for([
		[
			'with a sum that is wrong',
			['>3720.00</cbc:PayableAmount>', '>3721.00</cbc:PayableAmount>'],
			'Die Summen stimmen nicht: Zahlbetrag ist 3.721,00 € statt 3.720,00 €.'
		],
		[
			'in a foreign currency',
			['<cbc:DocumentCurrencyCode>EUR', '<cbc:DocumentCurrencyCode>CHF'],
			'Nur Rechnungen in Euro werden angenommen (hier: CHF).'
		],
		[
			'for another receiver',
			[LEITWEG_ID, '13071-0001-45'],
			'Die Rechnung ist an einen anderen Empfänger gerichtet (Jugendamt, 13071-0001-45).'
		],
		[
			'with a script',
			['<cbc:Note>', '<cbc:Note><script/>'],
			'Die Datei enthält ein Skript oder anderen aktiven Inhalt.'
		],
		[
			'with an IBAN whose check digit is wrong',
			[PROVIDER_IBAN, 'DE03500105170137075030'],
			'Die Prüfziffer der IBAN stimmt nicht. (DE03500105170137075030)'
		]
	] as const)('%s', async ([, [right, wrong], reason], { owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const own = await (await answerInvoiceFile(scene.claimer.context, invoiceId, 'ubl')).text();
		const xml = own.replaceAll('2026-00001', 'RE-4711').replaceAll(right, wrong);
		expect(xml).toContain(wrong);
		for (const { caller } of [scene.claimer, scene.clerk]) {
			await refusedWith(owner, () => caller.billing.upload({ idempotencyKey: key(), xml }), refused(reason));
		}
	});
});

test('an account with a wrong check digit is refused at its field on both sides, and nothing is written', async ({
	owner,
	db
}) => {
	const { claimer, clerk } = await billingScene({ owner, db });
	const account = { accountHolder: 'Haus am Bodden', iban: 'DE03 5001 0517 0137 0750 30', taxNumber: '079/1' };
	const office = {
		...{
			leitwegId: '13075-0001-53',
			name: 'Jugendamt',
			street: 'Am Markt 1',
			postalCode: '17489',
			place: 'Greifswald'
		},
		email: 'rechnung@amt.example'
	};
	for (const { caller } of [claimer, clerk]) {
		const save = () => caller.billing.saveAccount({ idempotencyKey: key(), ...account, ...office });
		await refusedWith(owner, save, { iban: 'Die Prüfziffer der IBAN stimmt nicht.' });
	}
});

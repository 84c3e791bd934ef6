import { eq, sql } from 'drizzle-orm';
import { addDays, firstOfMonth, lastOfMonth, monthOf, type Day, type Month } from '../../src/lib/domain/day';
import { closeMonth } from '../../src/lib/server/billing/close-month';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { openDatabase } from '../../src/lib/server/db/client';
import { invoice, invoiceLine } from '../../src/lib/server/db/schema/invoices';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { figure, type Figure } from './figures';
import { median, timed } from './load';
import type { Plan } from './search';
import { withOwner } from './servers';

const STAYS = 20_000;
const TIMES_BULK = 3;

/** Stays of one provider that have gone on since before the month. */
const manyStays = (like: { offerId: string; caseId: string; clientId: string; from: Day }) => sql`
	INSERT INTO placement (office_ags, case_id, client_id, offer_id, facility_id, provider_id, service_type, state, begin_day,
		end_day, units_per_week, amount, rate, arrived_on, pseudonym, age_at_begin, sex, unaccompanied, created_by, created_at)
	SELECT h.office_ags, h.id, h.client_id, o.id, o.facility_id, f.provider_id, o.service_type, 'active', ${like.from}::date,
		${like.from}::date + 700, 7, 1, 150, ${like.from}::date, 'Anfrage ' || n, 14, 'f', false, gen_random_uuid(), now()
	FROM generate_series(1, ${STAYS}) n, help_case h, offer o JOIN facility f ON f.id = o.facility_id
	WHERE h.id = ${like.caseId} AND o.id = ${like.offerId}`;

const identities = sql`
	INSERT INTO placement_identity (placement_id, office_ags, provider_id, first_name, last_name, birth_date, worker_name,
		worker_email)
	SELECT p.id, p.office_ags, p.provider_id, 'Kind', p.pseudonym, '2012-01-01', 'A', 'a@bench.example' FROM placement p
	LEFT JOIN placement_identity i ON i.placement_id = p.id WHERE i.placement_id IS NULL AND p.pseudonym LIKE 'Anfrage %'`;

/** A month of 20.000 stays, closed as the provider does it, against writing the same rows again in one statement. */
export async function measureMonthRun({ database, rounds }: Plan): Promise<Figure[]> {
	const today = dayInGermany(currentMoment());
	const month = monthOf(addDays(firstOfMonth(monthOf(today)), -1));
	const { viewer } = await withOwner(database.ownerUrl, (owner) => fill(owner, month));
	const { db, close } = openDatabase(database.appUrl);
	const runs: number[] = [];
	const bulk: number[] = [];
	try {
		for (let round = 0; round < rounds; round++) {
			const actor = { viewer, today, now: currentMoment(), address: '127.0.0.1' };
			runs.push(await timed(() => closeMonth({ db, actor }, { month, placeKept: true })));
			bulk.push(await timed(() => withOwner(database.ownerUrl, copyOf(viewer.providerId))));
		}
	} finally {
		await close();
	}
	const [run, written] = [median(runs), median(bulk)];
	return [
		figure({ what: `month of ${String(STAYS)} stays closed`, value: run / 1_000, unit: ' s' }),
		figure({ what: 'the same rows written in bulk', value: written / 1_000, unit: ' s' }),
		figure({ what: 'month run ÷ bulk insert', value: run / written, unit: '×', atMost: TIMES_BULK })
	];
}

type Owner = Parameters<Parameters<typeof withOwner>[1]>[0];

async function fill(owner: Owner, month: Month) {
	const offer = await makeOffer(owner, { places: '1.00' });
	const help = await makeCase(owner);
	const from = addDays(lastOfMonth(month), -200);
	await owner.transaction(async (tx) => {
		await tx.execute(sql`SET LOCAL session_replication_role = replica`);
		await tx.execute(manyStays({ offerId: offer.id, caseId: help.id, clientId: help.clientId, from }));
		await tx.execute(identities);
	});
	await owner.execute(sql`ANALYZE placement, placement_identity`);
	const account = await makeAccount(owner, { role: 'provider-finance', providerId: offer.providerId });
	const viewer = {
		...{
			id: account.id,
			name: account.name,
			role: 'provider-finance' as const,
			land: 'MV',
			office: null,
			pending: null
		},
		...{ providerId: offer.providerId, providerName: 'Bench', facilityIds: null }
	};
	return { viewer };
}

/** Into a second draft, which is thrown away again. */
const copyOf = (providerId: string) => (owner: Owner) =>
	owner
		.transaction(async (tx) => {
			const [made] = await tx.select().from(invoice).where(eq(invoice.providerId, providerId));
			if (!made) throw new Error('the run left no draft');
			const id = crypto.randomUUID();
			await tx.insert(invoice).values({ ...made, id, kind: 'corrected' });
			await tx.execute(sql`
				INSERT INTO ${invoiceLine} (invoice_id, office_ags, provider_id, position, placement_id, person, service_type,
					from_day, to_day, quantity, unit, price, amount, rule, days)
				SELECT ${id}, office_ags, provider_id, position, placement_id, person, service_type, from_day, to_day, quantity,
					unit, price, amount, rule, days
				FROM ${invoiceLine} WHERE invoice_id = ${made.id}`);
			throw new Undone();
		})
		.catch((error: unknown) => {
			if (!(error instanceof Undone)) throw error;
		});

class Undone extends Error {}

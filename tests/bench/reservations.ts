import { randomUUID } from 'node:crypto';
import { addDays } from '../../src/lib/domain/day';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { withClient } from './database';
import { figure, type Figure } from './figures';
import { load, median, type Call, type Loaded } from './load';
import type { Plan } from './search';
import { signIn, startBare, startRealServer, withOwner } from './servers';

const CLIENTS = 50;
const OFFERS = 10;
const PLACES = 3;
const CASES = 300;
/** Neither is a failure: the place is gone, or somebody was faster in the same moment. */
const GONE = [409];

const bareTables = `
	CREATE TABLE IF NOT EXISTS bare_offer (id integer PRIMARY KEY, places integer NOT NULL);
	CREATE TABLE IF NOT EXISTS bare_booking (
		id bigserial PRIMARY KEY, offer_id integer NOT NULL REFERENCES bare_offer, period daterange NOT NULL
	);
	CREATE INDEX IF NOT EXISTS bare_booking_offer ON bare_booking (offer_id);
	CREATE OR REPLACE FUNCTION bare_reserve(p_offer integer) RETURNS boolean LANGUAGE plpgsql AS $$
	DECLARE most integer; used integer;
	BEGIN
		SELECT places INTO most FROM bare_offer WHERE id = p_offer FOR UPDATE;
		SELECT count(*) INTO used FROM bare_booking WHERE offer_id = p_offer AND period && '[2027-02-01,2027-08-01)';
		IF used >= most THEN RETURN false; END IF;
		INSERT INTO bare_booking (offer_id, period) VALUES (p_offer, '[2027-02-01,2027-08-01)');
		RETURN true;
	END $$;
	TRUNCATE bare_booking, bare_offer;
	INSERT INTO bare_offer SELECT n, ${PLACES} FROM generate_series(0, ${OFFERS - 1}) n;`;

/** 50 clients fight for the last places of ten offers, over HTTP, against a function that only locks, counts and inserts. */
export async function measureReservations({ database, rounds, seconds }: Plan): Promise<Figure[]> {
	const app = await startRealServer(database.ownerUrl);
	await withClient(database.ownerUrl, (client) => client.query(bareTables));
	const bare = await startBare('bare-reserve.ts', { databaseUrl: database.ownerUrl });
	try {
		const { id, cookie } = await signIn(app, database.ownerUrl);
		const headers = { cookie, origin: app.baseUrl, 'content-type': 'application/json' };
		const real: Loaded[] = [];
		const plain: Loaded[] = [];
		let overbooked = 0;
		let granted = 0;
		for (let round = 0; round < rounds; round++) {
			const { offerIds, caseIds } = await freshRound(database.ownerUrl, id);
			const calls = [callFor({ offerIds, caseIds, headers })];
			const answered = await load({ url: app.baseUrl, calls, connections: CLIENTS, seconds }, GONE);
			real.push(answered);
			granted += answered.statuses.get(200) ?? 0;
			overbooked += await countOverbooked(database.ownerUrl, offerIds);
			await withClient(database.ownerUrl, (client) => client.query('TRUNCATE bare_booking'));
			const bareCalls = Array.from({ length: OFFERS }, (_none, index) => ({ path: `/${index}` }));
			plain.push(await load({ url: bare.url, calls: bareCalls, connections: CLIENTS, seconds }, GONE));
		}
		return figuresOf({ real, plain, overbooked, free: rounds * OFFERS * PLACES - granted });
	} finally {
		await Promise.all([app.stop(), bare.stop()]);
		await app.remove();
	}
}

const today = dayInGermany(currentMoment());
const begin = addDays(today, 30);
const end = addDays(today, 200);

const freshRound = (ownerUrl: string, workerId: string) =>
	withOwner(ownerUrl, async (owner) => {
		const offerIds: string[] = [];
		const caseIds: string[] = [];
		for (let n = 0; n < OFFERS; n++) offerIds.push((await makeOffer(owner, { places: `${PLACES}.00` })).id);
		for (let n = 0; n < CASES; n++) caseIds.push((await makeCase(owner, { workerId })).id);
		return { offerIds, caseIds };
	});

type Fight = { offerIds: readonly string[]; caseIds: readonly string[]; headers: Record<string, string> };

/** Each request is a new command for the next case at the next offer. */
function callFor({ offerIds, caseIds, headers }: Fight): Call {
	let sent = 0;
	const writeBody = () => {
		sent++;
		return JSON.stringify({
			...{ idempotencyKey: randomUUID(), caseId: caseIds[sent % caseIds.length], begin, end },
			...{ offerId: offerIds[sent % offerIds.length], daysPerWeek: '7', hoursPerWeek: null, choiceReason: null }
		});
	};
	return { path: '/api/trpc/placements.reserve', method: 'POST', headers, writeBody };
}

/** Days of these offers on which more is in use than is operable. */
const countOverbooked = (ownerUrl: string, offerIds: readonly string[]) =>
	withClient(ownerUrl, async (client) => {
		const { rows } = await client.query<{ count: string }>(
			`SELECT count(*) FROM unnest($1::uuid[]) o, free_steps(o, daterange($2, $3, '[]')) s WHERE s.free < 0`,
			[offerIds, begin, end]
		);
		return Number(rows[0]?.count ?? 0);
	});

type Fought = { real: Loaded[]; plain: Loaded[]; overbooked: number; free: number };

function figuresOf({ real, plain, overbooked, free }: Fought): Figure[] {
	const speed = (rounds: readonly Loaded[]) => median(rounds.map(({ perSecond }) => perSecond));
	const ratio = median(real.map(({ perSecond }, round) => perSecond / (plain[round]?.perSecond ?? Infinity)));
	return [
		figure({ what: 'reservations, 50 clients on the last places: attempts/s', value: speed(real) }),
		figure({ what: '  bare function that locks, counts, inserts: attempts/s', value: speed(plain) }),
		figure({ what: '  ratio', value: ratio, atLeast: 0.7 }),
		figure({ what: '  p95 at 50 clients', value: median(real.map(({ p95 }) => p95)), unit: ' ms', atMost: 250 }),
		figure({ what: '  days over capacity', value: overbooked, atMost: 0 }),
		figure({ what: '  places left over', value: free, atMost: 0 }),
		figure({ what: '  unexpected answers', value: real.reduce((sum, { failed }) => sum + failed, 0), atMost: 0 })
	];
}

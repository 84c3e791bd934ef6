import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Day } from '../../domain/day';
import type { ReportLimits } from '../../domain/capacity/report-age';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import type { Db } from '../db/client';
import { liveEvent } from '../db/schema/live';
import { Parameters } from '../db/statement';
import { findFacts } from './facts';

/** Offers sent at once; a device asks again for the rest. */
const CHUNK = 500;
/** A transaction may commit after one with a later event: that many events back are looked at again. */
const OVERLAP = 200;

export const factsSchema = z.object({
	/** AGS of the offices whose area a device keeps. */
	offices: z.union([
		z.literal('all'),
		z
			.array(z.string().regex(/^\d{5}$/))
			.min(1)
			.max(400)
	]),
	/** `version` of an earlier answer for the same offices: then only what has changed since. */
	since: z.string().max(100).nullish(),
	/** `next` of the answer before, for the next chunk of the same question. */
	after: z.guid().nullish()
});

type Asked = z.output<typeof factsSchema>;

export type DeviceFacts = {
	/** To be kept from the first chunk and sent as `since` the next time. */
	version: string;
	/** False: only offers that have changed; replace those and keep the others. */
	complete: boolean;
	offers: OfferFacts[];
	/** Offers that no longer lie in the offices asked for. */
	gone: string[];
	next: string | null;
	/** By which a device judges the age of reports, as the server does. */
	limits: ReportLimits;
};

/** All that a device needs to search without network: public facts only. */
export async function findDeviceFacts(
	db: Db,
	{ offices, since, after }: Asked,
	{ today, limits }: { today: Day; limits: ReportLimits }
): Promise<DeviceFacts> {
	const state = await stateOf(db);
	const from = await changesSince(db, since ?? null, state);
	const values = new Parameters();
	const conditions = [
		...(after ? [`s.offer_id > ${values.add(after, 'uuid')}`] : []),
		...(from === null ? ofOffices(offices, values) : [changed(values.add(from - OVERLAP, 'bigint'))])
	];
	const name = [
		'device',
		...(after ? ['after'] : []),
		from !== null ? 'changed' : offices === 'all' ? 'all' : 'some'
	].join(' ');
	const found = await findFacts(db, { name, conditions, values, limit: `LIMIT ${CHUNK}` }, today);
	const inside = ({ office }: OfferFacts) => offices === 'all' || offices.includes(office);
	return {
		version: `${state.catalogue}.${state.newest}`,
		complete: from === null,
		offers: found.filter(inside),
		gone: found.filter((offer) => !inside(offer)).map(({ offerId }) => offerId),
		limits,
		next: found.length === CHUNK ? (found.at(-1)?.offerId ?? null) : null
	};
}

const ofOffices = (offices: Asked['offices'], values: Parameters) =>
	offices === 'all' ? [] : [`s.office_ags = ANY (${values.add(offices, 'text[]')})`];

const changed = (from: string) =>
	`s.offer_id IN (SELECT e.offer_id FROM live_event e WHERE e.topic = 'vacancy' AND e.id > ${from})`;

/** Every change of an offer's search row is announced by an event, and events are kept for a day. */
type State = { catalogue: string; oldest: number; newest: number };

async function stateOf(db: Db): Promise<State> {
	const { rows } = (await db.execute(sql`
		SELECT coalesce((SELECT version FROM catalogue_version), '') AS catalogue,
			coalesce(min(id), 0) AS oldest, coalesce(max(id), 0) AS newest FROM live_event`)) as { rows: State[] };
	return rows[0] ?? { catalogue: '', oldest: 0, newest: 0 };
}

/**
 * Id of the last event the device knows of; null when what happened since then is no longer on record, or was so much
 * that one event without an offer stands for all of it.
 */
async function changesSince(
	db: Db,
	since: string | null,
	{ catalogue, oldest, newest }: State
): Promise<number | null> {
	const match = /^(.*)\.(\d{1,15})$/.exec(since ?? '');
	if (match?.[1] !== catalogue) return null;
	const known = Number(match[2]);
	if (known < oldest || known > newest) return null;
	const [bulk] = await db
		.select({ id: liveEvent.id })
		.from(liveEvent)
		.where(and(gt(liveEvent.id, known - OVERLAP), eq(liveEvent.topic, 'vacancy'), isNull(liveEvent.offerId)))
		.limit(1);
	return bulk ? null : known;
}

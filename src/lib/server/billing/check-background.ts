import { sql } from 'drizzle-orm';
import { knownPrices, overlapDays, placeKeepingPay } from '../../domain/billing/background';
import { bill } from '../../domain/billing/bill';
import { differenceLines, negated } from '../../domain/billing/differences';
import type { BillingFacts } from '../../domain/billing/facts';
import { daysOf, type StayBackground } from '../../domain/billing/judge-line';
import { firstOfMonth, lastOfMonth, monthOf, type Day, type Month } from '../../domain/day';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { byStay, findBilledLines, type BilledLine } from './billed-lines';
import { loadFacts } from './facts-query';
import type { InvoiceRow } from './invoice-row';

type Stay = {
	placementId: string;
	clientId: string;
	serviceType: ServiceTypeCode;
	arrivedOn: Day;
	leftOn: Day | null;
	beginDay: Day;
	endDay: Day;
};

/** What the stays of an invoice are held against, as the office knows them today. */
export async function loadBackground(
	tx: Db,
	row: InvoiceRow,
	placementIds: readonly string[]
): Promise<Map<string, StayBackground>> {
	const month = monthOf(row.month);
	const stays = await findStays(tx, row, placementIds);
	const ids = stays.map(({ placementId }) => placementId);
	const facts = await loadFacts(tx, { placementIds: ids, month });
	const before = row.sentAt === null ? null : { invoiceId: row.id, sentAt: row.sentAt, number: row.number };
	const billed = byStay(await findBilledLines(tx, { placementIds: ids, month: row.month, before }));
	const overlaps = await findOverlaps(tx, stays, month);
	return new Map(
		stays.flatMap((stay) => {
			const known = facts.get(stay.placementId);
			if (!known) return [];
			const own = { stay, known, billed: billed.get(stay.placementId) ?? [] };
			const background = backgroundOf(row, own);
			return [[stay.placementId, { ...background, overlaps: overlaps.get(stay.placementId) ?? new Set<Day>() }]];
		})
	);
}

type Known = { stay: Stay; known: BillingFacts; billed: readonly BilledLine[] };

function backgroundOf({ kind }: InvoiceRow, { stay, known, billed }: Known): Omit<StayBackground, 'overlaps'> {
	const result = bill(known);
	return {
		...{ entries: result.days, entry: stay.arrivedOn, leaving: stay.leftOn },
		expected: kind === 'difference' ? differenceLines(billed, result.lines) : result.lines,
		commitment: { from: stay.beginDay, to: stay.endDay },
		knownPrices: knownPrices(known.agreement),
		placeKeeping: placeKeepingPay(result.days, known.agreement),
		elsewhere: kind === 'difference' ? [] : elsewhere(billed)
	};
}

/** Days that are still billed after what was taken back. */
function elsewhere(billed: readonly BilledLine[]) {
	const takenBack = new Set(
		billed.filter(({ quantity }) => quantity.startsWith('-')).map((line) => keyOf(negated(line)))
	);
	return billed
		.filter((line) => !line.quantity.startsWith('-') && !takenBack.has(keyOf(line)))
		.map((line) => ({
			...{ rule: line.rule, unit: line.unit },
			days: line.days.length > 0 ? line.days.map(({ day }) => day) : daysOf({ ...line, days: null })
		}));
}

const keyOf = ({ from, to, quantity, price, rule }: BilledLine) => [from, to, quantity, price, rule].join('|');

/** Row level security leaves only the stays of the own office. */
async function findStays(tx: Db, { providerId }: InvoiceRow, placementIds: readonly string[]): Promise<Stay[]> {
	const rows = await rowsOf<Stay>(
		tx,
		sql`
		SELECT id AS "placementId", client_id AS "clientId", service_type AS "serviceType", arrived_on AS "arrivedOn",
			left_on AS "leftOn", begin_day AS "beginDay", end_day AS "endDay"
		FROM placement
		WHERE id = ANY (${sql.param(placementIds)}::uuid[]) AND provider_id = ${providerId} AND arrived_on IS NOT NULL`
	);
	return rows;
}

type Other = Pick<Stay, 'placementId' | 'clientId' | 'serviceType' | 'arrivedOn' | 'leftOn'>;

/** Per stay the days on which its person was in another stay, by the day both: hours at home do not collide. */
async function findOverlaps(tx: Db, stays: readonly Stay[], month: Month): Promise<Map<string, Set<Day>>> {
	const span = { from: firstOfMonth(month), to: lastOfMonth(month) };
	const clientIds = stays.filter(byTheDay).map(({ clientId }) => clientId);
	const others = await rowsOf<Other>(
		tx,
		sql`
		SELECT id AS "placementId", client_id AS "clientId", service_type AS "serviceType", arrived_on AS "arrivedOn",
			left_on AS "leftOn"
		FROM placement
		WHERE client_id = ANY (${sql.param(clientIds)}::uuid[]) AND state IN ('active', 'ended', 'transferred')
			AND arrived_on <= ${span.to} AND (left_on IS NULL OR left_on >= ${span.from})`
	);
	const ofClient = new Map<string, Other[]>();
	for (const other of others.filter(byTheDay)) {
		ofClient.set(other.clientId, [...(ofClient.get(other.clientId) ?? []), other]);
	}
	return new Map(
		stays.filter(byTheDay).map((stay) => {
			const rest = (ofClient.get(stay.clientId) ?? []).filter(({ placementId }) => placementId !== stay.placementId);
			return [stay.placementId, new Set(rest.flatMap((other) => overlapDays(spanOf(stay), spanOf(other), span)))];
		})
	);
}

const byTheDay = ({ serviceType }: Pick<Stay, 'serviceType'>) => serviceTypeOf(serviceType).unit === 'day';
const spanOf = ({ arrivedOn, leftOn }: Pick<Stay, 'arrivedOn' | 'leftOn'>) => ({ entry: arrivedOn, leaving: leftOn });

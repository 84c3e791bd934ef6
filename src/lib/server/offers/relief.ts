import type { Day } from '../../domain/day';
import { boxAround } from '../../domain/offers/distance';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import { reliefs, WIDER_KM } from '../../domain/offers/relief';
import type { Db } from '../db/client';
import { Parameters } from '../db/statement';
import type { Criteria } from './criteria';
import { findFacts } from './facts';
import { fits, placed, statementName } from './search-parts';

/** What to change when nothing can be taken, each with the number of offers it would really give. */
export async function findReliefs(db: Db, criteria: Criteria, today: Day) {
	const { need, judged, circle } = criteria;
	const offers = await findWithinReach(db, criteria, today);
	return reliefs(offers, need, { ...judged, origin: circle?.origin ?? null });
}

/**
 * Every offer that some relief could bring into the list: as far as the widest radius, able to do all but one of what is
 * asked for. Age, licence and closing change with the begin, so the rules look at them.
 */
function findWithinReach(db: Db, criteria: Criteria, today: Day): Promise<OfferFacts[]> {
	const reach = { ...criteria, age: null, circle: widest(criteria.circle) };
	const writing = { criteria: reach, values: new Parameters() };
	const { sex, text } = fits(writing);
	const conditions = [
		...placed(writing),
		...ableButForOne(writing),
		...(sex ? [sex()] : []),
		...(text ? [text()] : [])
	];
	return findFacts(db, { name: statementName('reach', reach), conditions, values: writing.values }, today);
}

const ableButForOne = ({ criteria: { mask }, values }: { criteria: Criteria; values: Parameters }) =>
	mask === null ? [] : [`bit_count((${values.add(mask, 'bigint')} & ~s.spec_mask)::bit(64)) <= 1`];

const widest = (circle: Criteria['circle']): Criteria['circle'] =>
	circle === null
		? null
		: { ...circle, box: boxAround(circle.origin, circle.radiusKm + Math.max(...WIDER_KM) + HAIR_KM) };

/** The box only saves work; the distance decides. */
const HAIR_KM = 0.1;

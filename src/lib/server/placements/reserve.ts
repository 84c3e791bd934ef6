import { InvalidInput } from '../../domain/errors';
import { capacityNeeded, unitsPerWeek } from '../../domain/offers/need';
import { rateOn, targetFee } from '../../domain/rates/target-fee';
import { runCommand } from '../access/run-command';
import type { Database, Db } from '../db/client';
import type { Settings, Actor } from '../trpc/context';
import { databaseError } from '../trpc/errors';
import { found } from '../trpc/procedures';
import { lockCase } from './case-facts';
import { assessChoice } from './choice';
import type { ReserveInput } from './input';
import { lookForRoom } from './look';
import { releaseBudget } from './month-budget';
import { needOf, refusePlaced, rivalsOf } from './others-of-case';
import { refusePeriod } from './period';
import { lockPlacementsOfCase } from './placement-row';
import { fullyBooked, refuseUnsuitable } from './refusals';
import { findReservableOffers } from './reservable-offer';
import { writeReservation, type Reservation, type ReserveAnswer } from './write-reservation';

type Asked = { db: Database; actor: Actor; settings: Settings };

/** Keeps a place for a case until the office's deadline. Whoever comes too late is told the day and the next chance. */
export async function reserve(asked: Asked, input: ReserveInput): Promise<ReserveAnswer> {
	const { db, actor } = asked;
	refusePeriod(input, actor);
	const full = await lookForRoom(db, actor.viewer, input);
	if (full) throw fullyBooked(full);
	try {
		return await runCommand(asked, { name: 'placements.reserve', input }, async (tx) =>
			writeReservation(tx, actor, await decide(tx, asked, input))
		);
	} catch (error) {
		if (databaseError(error)?.code !== 'AP001') throw error;
		// Somebody was faster between the look and the lock: by now the look knows.
		const taken = await lookForRoom(db, actor.viewer, input);
		throw taken ? fullyBooked(taken) : error;
	}
}

/** Everything that can stand against it, short of the free capacity, which only the database can promise. */
async function decide(tx: Db, { actor, settings }: Asked, input: ReserveInput): Promise<Reservation> {
	const help = await lockCase(tx, input.caseId);
	const offer = found((await findReservableOffers(tx, [input.offerId]))[0]);
	const intensity = { ...input, serviceType: offer.serviceType };
	const [units, amount] = [unitsPerWeek(intensity), capacityNeeded(intensity)];
	refuseUnsuitable(offer, help, input);
	const open = await lockPlacementsOfCase(tx, help.caseId);
	refusePlaced(rivalsOf(open, needOf(help.caseId, offer.serviceType, input)));
	const outOfArea = offer.officeAgs !== help.officeAgs;
	if (outOfArea && input.search !== null && input.outOfAreaReason === null) {
		throw new InvalidInput({ outOfAreaReason: 'Bitte begründen, warum außerhalb des eigenen Gebiets gesucht wurde.' });
	}
	const fee = targetFee(offer.rates, input, units);
	const facts = { help, offer, input, units, amount, outOfArea, fee, rate: rateOn(offer.rates, input.begin) };
	const releasedMonth = await releaseBudget(tx, actor, facts);
	return { ...facts, open, releasedMonth, choice: await assessChoice(tx, { actor, settings }, facts) };
}

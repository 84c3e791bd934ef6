import { DomainError, InvalidInput } from '../../domain/errors';
import type { FrozenList } from '../../domain/offers/frozen-list';
import { unitsPerWeek } from '../../domain/offers/need';
import { rateOn, targetFee } from '../../domain/rates/target-fee';
import { claimReceipt, runCommand } from '../access/run-command';
import type { Database, Db } from '../db/client';
import { asViewer } from '../db/scope';
import type { Actor, Settings } from '../trpc/context';
import { databaseError } from '../trpc/errors';
import { found } from '../trpc/procedures';
import { lockCase } from './case-facts';
import { assessChoice, loadAlternatives } from './choice';
import type { ReserveInput } from './input';
import { lookBefore } from './look';
import { releaseBudget } from './month-budget';
import { needOf, refuseFollowing, refusePlaced, rivalsOf } from './others-of-case';
import { refusePeriod } from './period';
import { lockPlacementsOfCase } from './placement-row';
import { fullyBooked, refuseBeyondReason, refuseUnsuitable } from './refusals';
import { findReservableOffers, type ReservableOffer } from './reservable-offer';
import { writeReservation, type Reservation, type ReserveAnswer } from './write-reservation';

type Asked = { db: Database; actor: Actor; settings: Settings };

const NAME = 'placements.reserve';

/** Keeps a place for a case until the office's deadline. Whoever comes too late is told the day and the next chance. */
export async function reserve(asked: Asked, input: ReserveInput): Promise<ReserveAnswer> {
	const { db, actor } = asked;
	refusePeriod(input, actor);
	const look = await lookBefore(db, actor.viewer, input);
	if (look.full) throw fullyBooked(look.full);
	if (look.sentBefore) return runCommand(asked, { name: NAME, input }, () => Promise.reject(vanished()));
	const [list, offers] = await Promise.all([
		loadAlternatives(asked, input, look),
		findReservableOffers(db, [input.offerId])
	]);
	try {
		return await keepPlace(asked, { input, list, offer: found(offers[0]) });
	} catch (error) {
		if (databaseError(error)?.code !== 'AP001') throw error;
		// Somebody was faster between the look and the lock: by now the look knows.
		const { full } = await lookBefore(db, actor.viewer, input);
		throw full ? fullyBooked(full) : error;
	}
}

/** An answer that was there a moment ago is still there: nobody removes one before 90 days. */
const vanished = () => new DomainError('command/conflict');

/** As every command once per key, but with the answer kept in the statement of the effect: the offer is locked by then. */
function keepPlace({ db, actor }: Asked, wanted: Wanted): Promise<ReserveAnswer> {
	return asViewer(db, actor.viewer, async (tx) => {
		const receipt = await claimReceipt<ReserveAnswer>(tx, actor, { name: NAME, input: wanted.input });
		if (receipt.earlier) return receipt.earlier.answer;
		return writeReservation(tx, actor, { reservation: await decide(tx, actor, wanted), receipt });
	});
}

type Wanted = { input: ReserveInput; list: FrozenList; offer: ReservableOffer };

/** Everything that can stand against it, short of the free capacity, which only the database can promise. */
async function decide(tx: Db, actor: Actor, { input, list, offer }: Wanted): Promise<Reservation> {
	const help = await lockCase(tx, input.caseId);
	refuseUnsuitable(offer, help, input);
	const open = await lockPlacementsOfCase(tx, help.caseId);
	refuseFollowing(open, input.transferFrom, input);
	refusePlaced(rivalsOf(open, needOf(help.caseId, offer.serviceType, input)), input.transferFrom);
	refuseFarAway(input, offer.officeAgs !== help.officeAgs);
	const units = unitsPerWeek({ ...input, serviceType: offer.serviceType });
	const fee = targetFee(offer.rates, input, units);
	refuseBeyondReason(fee);
	const rate = rateOn(offer.rates, input.begin);
	const releasedMonth = await releaseBudget(tx, actor, { help, offer, input, units, rate });
	return { help, offer, input, fee, rate, open, releasedMonth, choice: assessChoice(list, { input, fee }) };
}

/** Other programs that reserve without a search are not asked; a person in front of the list is. */
function refuseFarAway({ search, outOfAreaReason }: ReserveInput, outOfArea: boolean) {
	if (!outOfArea || search === null || outOfAreaReason !== null) return;
	throw new InvalidInput({ outOfAreaReason: 'Bitte begründen, warum außerhalb des eigenen Gebiets gesucht wurde.' });
}

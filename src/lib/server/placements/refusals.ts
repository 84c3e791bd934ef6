import type { Day } from '../../domain/day';
import type { PersonSex } from '../../domain/directory/kinds';
import { DomainError, InvalidInput } from '../../domain/errors';
import type { WholeEuro } from '../../domain/money';
import { misfits } from '../../domain/offers/suitability';
import type { CarePeriod } from '../../domain/rates/planned-units';
import type { Fullness } from './fullness';
import type { ReservableOffer } from './reservable-offer';

type Person = { birthDate: Day; sex: PersonSex };

/** @throws DomainError 'offer/not-suitable' with the first thing that stands against it. */
export function refuseUnsuitable(offer: ReservableOffer, person: Person, { begin, end }: CarePeriod) {
	const [reason] = misfits(offer, { birthDate: person.birthDate, sex: person.sex, begin, end });
	if (reason) throw new DomainError('offer/not-suitable', { reason, offerId: offer.offerId, facility: offer.facility });
}

export const fullyBooked = ({ day, freeFrom }: Fullness) => new DomainError('offer/fully-booked', { day, freeFrom });

/** The largest fee that is stored: what is dearer was mistyped. */
const DEAREST = 2_147_483_647;

/** @throws InvalidInput when no such fee can be meant. */
export function refuseBeyondReason(fee: WholeEuro | null) {
	if (fee !== null && Number(fee) > DEAREST) throw new InvalidInput({ end: 'Der Zeitraum ist zu lang.' });
}

import type { Day } from '../../domain/day';
import type { PersonSex } from '../../domain/directory/kinds';
import { DomainError } from '../../domain/errors';
import { misfits } from '../../domain/offers/suitability';
import type { CarePeriod } from '../../domain/rates/target-fee';
import type { Fullness } from './fullness';
import type { ReservableOffer } from './reservable-offer';

type Person = { birthDate: Day; sex: PersonSex };

/** @throws DomainError 'offer/not-suitable' with the first thing that stands against it. */
export function refuseUnsuitable(offer: ReservableOffer, person: Person, { begin, end }: CarePeriod) {
	const [reason] = misfits(offer, { birthDate: person.birthDate, sex: person.sex, begin, end });
	if (reason) throw new DomainError('offer/not-suitable', { reason, offerId: offer.offerId, facility: offer.facility });
}

export const fullyBooked = ({ day, freeFrom }: Fullness) => new DomainError('offer/fully-booked', { day, freeFrom });

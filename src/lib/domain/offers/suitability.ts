import { ageOn, type Day } from '../day';
import type { PersonSex } from '../directory/kinds';
import type { OfferFacts } from './offer-facts';

/** What an offer says about whom it may take and when. */
export type Admission = Pick<OfferFacts, 'ageFrom' | 'ageTo' | 'sex' | 'licenceFrom' | 'licenceUntil' | 'closedFrom'>;

/** Who needs help over which days, both included; what is null is not asked for. */
export type Applicant = { birthDate: Day | null; sex: PersonSex | null; begin: Day; end: Day };

/** Completed years on the first day; null = not asked for. */
export const ageAtBegin = ({ birthDate, begin }: Pick<Applicant, 'birthDate' | 'begin'>) =>
	birthDate === null ? null : ageOn(birthDate, begin);

export const admitsAge = ({ ageFrom, ageTo }: Pick<Admission, 'ageFrom' | 'ageTo'>, age: number | null) =>
	age === null || (age >= ageFrom && age <= ageTo);

export const misfitKinds = ['closed', 'licence', 'age', 'sex'] as const;
export type Misfit = (typeof misfitKinds)[number];

/** Whether the offer may take the person: tested alike when searching and when reserving. */
export const admits: Record<Misfit, (offer: Admission, applicant: Applicant) => boolean> = {
	closed: ({ closedFrom }, { end }) => closedFrom === null || closedFrom > end,
	// A home needs its licence on every day of the stay (§ 45 SGB VIII).
	licence: ({ licenceFrom, licenceUntil }, { begin, end }) =>
		(licenceFrom === null || licenceFrom <= begin) && (licenceUntil === null || licenceUntil >= end),
	age: (offer, applicant) => admitsAge(offer, ageAtBegin(applicant)),
	// 'd' (divers) is neither 'f' nor 'm', so only offers that take everyone fit.
	sex: (offer, { sex }) => sex === null || offer.sex === 'any' || offer.sex === sex
};

/** Everything that stands against it; empty when the offer may take the person over the whole period. */
export const misfits = (offer: Admission, applicant: Applicant): Misfit[] =>
	misfitKinds.filter((kind) => !admits[kind](offer, applicant));

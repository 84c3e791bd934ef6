import { formatDay, type Day } from '../../day';
import type { Euro } from '../../money';
import { formatEuro } from '../../money-text';
import type { OfferSex } from '../../directory/kinds';
import { columnOf, type ImportColumnKey } from './columns';
import type { FacilityFacts, KnownCapacity, OfferFacts } from './known';
import type { FacilityStatement, OfferStatement, RateStatement } from './statement';

/** One line of the preview, in words. A new thing has no field; `before` null = nothing was known. */
export type ImportChange = {
	row: number;
	kind:
		'provider-new' | 'facility-new' | 'facility-changed' | 'offer-new' | 'offer-changed' | 'rate-new' | 'rate-changed';
	name: string;
	field: string | null;
	before: string | null;
	after: string | null;
};

export const importChangeKinds = [
	'provider-new',
	'facility-new',
	'facility-changed',
	'offer-new',
	'offer-changed',
	'rate-new',
	'rate-changed'
] as const satisfies readonly ImportChange['kind'][];

const whole = { field: null, before: null, after: null };

export const newProvider = (row: number, name: string): ImportChange => ({ row, kind: 'provider-new', name, ...whole });

const facilityLabel = ({ provider, name }: FacilityStatement) => `${provider}, ${name}`;

export const newFacility = (statement: FacilityStatement): ImportChange => ({
	row: statement.row,
	kind: 'facility-new',
	name: facilityLabel(statement),
	...whole
});

export const newOffer = ({ row, label, places, occupied }: OfferStatement): ImportChange => ({
	row,
	kind: 'offer-new',
	name: label,
	field: columnOf('places').heading,
	before: null,
	after: `${shownAmount(places)}, belegt ${shownAmount(occupied ?? '0.00')}`
});

const shownAmount = (amount: string) => amount.replace('.', ',');
const shownDay = (day: Day | null) => (day === null ? null : formatDay(day));
const sexWords: Record<OfferSex, string> = { any: 'alle', f: 'w', m: 'm' };

const toldOfFacility = (facts: FacilityFacts) => ({
	street: facts.street,
	postalCode: facts.postalCode,
	place: facts.place,
	office: facts.officeAgs,
	phone: facts.phone,
	email: facts.email,
	licenceFrom: shownDay(facts.licenceFrom)
});

const toldOfOffer = (facts: OfferFacts) => ({
	places: shownAmount(facts.licensed),
	specialisations: facts.specialisations.toSorted().join('|') || null,
	ageFrom: String(facts.ageFrom),
	ageTo: String(facts.ageTo),
	sex: sexWords[facts.sex],
	note: facts.note,
	serviceDescriptionOn: shownDay(facts.serviceDescriptionOn),
	agreementOn: shownDay(facts.agreementOn)
});

type Words = Partial<Record<ImportColumnKey, string | null>>;

const compared = (before: Words, after: Words) =>
	(Object.keys(after) as ImportColumnKey[])
		.map((key) => ({ field: columnOf(key).heading, before: before[key] ?? null, after: after[key] ?? null }))
		.filter((words) => words.before !== words.after);

/** What differs, one line per column. */
export const changed = {
	facility: (statement: FacilityStatement, before: FacilityFacts, after: FacilityFacts): ImportChange[] =>
		compared(toldOfFacility(before), toldOfFacility(after)).map((difference) => ({
			row: statement.row,
			kind: 'facility-changed',
			name: facilityLabel(statement),
			...difference
		})),
	offer: ({ row, label }: OfferStatement, before: OfferFacts, after: OfferFacts): ImportChange[] =>
		compared(toldOfOffer(before), toldOfOffer(after)).map((difference) => ({
			...{ row, kind: 'offer-changed', name: label },
			...difference
		})),
	occupied: ({ row, label }: OfferStatement, known: KnownCapacity | null, occupied: string): ImportChange[] => {
		const words = { occupied: known && shownAmount(known.occupiedOutside) };
		return compared(words, { occupied: shownAmount(occupied) }).map((difference) => ({
			...{ row, kind: 'offer-changed', name: label },
			...difference
		}));
	}
};

type RateDifference = { statement: OfferStatement; rate: RateStatement; before: Euro | null };

export const rateChange = ({ statement, rate, before }: RateDifference): ImportChange => ({
	row: rate.row,
	kind: before === null ? 'rate-new' : 'rate-changed',
	name: statement.label,
	field: columnOf('rate').heading,
	before: before === null ? null : formatEuro(before),
	after: `${formatEuro(rate.amount)} ab ${formatDay(rate.from)}`
});

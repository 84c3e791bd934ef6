import type { Day } from '../../day';
import type { Euro } from '../../money';
import type { OfferSex } from '../../directory/kinds';
import { facilityKey, offerKey, type RowsOfOffer } from './doubles';
import type { ImportRow, RowValues } from './row';
import { oldestAge } from './values';

/** What a file says about a facility. Absent = says nothing; null = says that there is none. */
export type FacilityStatement = {
	key: string;
	row: number;
	provider: string;
	name: string;
	postalCode: string;
	place: string;
	officeAgs: string;
	street?: string | null;
	phone?: string | null;
	email?: string | null;
	licenceFrom?: Day | null;
};

export type RateStatement = { row: number; from: Day; amount: Euro };

export type OfferStatement = {
	key: string;
	facilityKey: string;
	row: number;
	label: string;
	serviceType: string;
	places: string;
	occupied?: string;
	ageFrom?: number;
	ageTo?: number;
	sex?: OfferSex;
	specialisations?: readonly string[];
	note?: string | null;
	serviceDescriptionOn?: Day | null;
	agreementOn?: Day | null;
	/** From the earliest on. */
	rates: RateStatement[];
};

export type ImportStatements = { facilities: FacilityStatement[]; offers: OfferStatement[] };

/** Turns rows without faults into what they say; of several rows of a facility the first that says something counts. */
export function statementsOf(groups: readonly RowsOfOffer[]): ImportStatements {
	const facilities = new Map<string, FacilityStatement>();
	const offers: OfferStatement[] = [];
	for (const rows of groups) {
		for (const row of rows) addFacility(facilities, row);
		offers.push(offerStatement(rows));
	}
	return { facilities: [...facilities.values()], offers };
}

type RequiredText = 'provider' | 'facility' | 'postalCode' | 'place' | 'office' | 'serviceType' | 'places';

/** A row without it never gets this far. */
function required(values: RowValues, key: RequiredText): string {
	const value = values[key];
	if (!value) throw new Error(`a row without ${key} is not a statement`);
	return value;
}

function addFacility(facilities: Map<string, FacilityStatement>, { row, values }: ImportRow) {
	const provider = required(values, 'provider');
	const name = required(values, 'facility');
	const key = facilityKey(provider, name);
	const said = stated({
		street: values.street,
		phone: values.phone,
		email: values.email,
		licenceFrom: values.licenceFrom
	});
	const first: FacilityStatement = facilities.get(key) ?? {
		key,
		row,
		provider,
		name,
		postalCode: required(values, 'postalCode'),
		place: required(values, 'place'),
		officeAgs: required(values, 'office')
	};
	facilities.set(key, { ...said, ...first });
}

function offerStatement(rows: RowsOfOffer): OfferStatement {
	const { row, values } = rows[0];
	const [provider, facility] = [required(values, 'provider'), required(values, 'facility')];
	const serviceType = required(values, 'serviceType');
	return {
		key: offerKey(provider, facility, serviceType),
		facilityKey: facilityKey(provider, facility),
		row,
		label: `${provider}, ${facility}, ${serviceType}`,
		serviceType,
		places: required(values, 'places'),
		rates: ratesOf(rows),
		...stated({
			occupied: values.occupied ?? undefined,
			ageFrom: orDefault(values.ageFrom, 0),
			ageTo: orDefault(values.ageTo, oldestAge),
			sex: orDefault(values.sex, 'any'),
			specialisations: orDefault(values.specialisations, []),
			note: values.note,
			serviceDescriptionOn: values.serviceDescriptionOn,
			agreementOn: values.agreementOn
		})
	};
}

const orDefault = <T>(value: T | null | undefined, none: T) => (value === null ? none : value);

function ratesOf(rows: RowsOfOffer): RateStatement[] {
	const rates = rows.flatMap(({ row, values: { rate, rateFrom } }) =>
		rate && rateFrom ? [{ row, from: rateFrom, amount: rate }] : []
	);
	return rates.toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Leaves out what was not said, so that spreading a statement over what is known changes only what was said. */
function stated<T extends object>(values: T): Partial<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

import { Decimal } from 'decimal.js';
import type { Day } from '../../day';
import type { Euro } from '../../money';
import type { KnownPostalCode } from './catalogue';
import { changed, newFacility, newOffer, newProvider, rateChange, type ImportChange } from './changes';
import { columnOf, type ImportProblem } from './columns';
import type { FacilityStatement, ImportStatements, OfferStatement, RateStatement } from './statement';
import type { FacilityFacts, KnownCapacity, KnownDirectory, KnownFacility, KnownOffer, OfferFacts } from './known';
import { oldestAge } from './values';

/** `id` null = to be created. */
export type FacilityWrite = { key: string; id: string | null; provider: string; name: string; facts: FacilityFacts };
export type OfferWrite = {
	key: string;
	id: string | null;
	facilityKey: string;
	serviceType: string;
	facts: OfferFacts;
};
export type RateWrite = { offerKey: string; from: Day; amount: Euro };
/** `first` reports count on every day, later ones from the day of the import on. */
export type ReportWrite = { offerKey: string; operable: string; occupiedOutside: string; first: boolean };

export type ImportPlan = {
	providers: string[];
	facilities: FacilityWrite[];
	offers: OfferWrite[];
	rates: RateWrite[];
	reports: ReportWrite[];
	changes: ImportChange[];
	problems: ImportProblem[];
	warnings: ImportProblem[];
};

export type PlanContext = {
	known: KnownDirectory;
	postalCodes: ReadonlyMap<string, KnownPostalCode>;
	ownOffice: string | null;
};

/** Compares what the file says with what is known. The same file planned after it was applied plans nothing. */
export function planImport({ facilities, offers }: ImportStatements, context: PlanContext): ImportPlan {
	const plan: ImportPlan = {
		providers: [],
		facilities: [],
		offers: [],
		rates: [],
		reports: [],
		changes: [],
		problems: [],
		warnings: []
	};
	for (const statement of facilities) {
		planProvider(plan, statement, context);
		planFacility(plan, statement, context);
	}
	for (const statement of offers) {
		const known = context.known.offers.get(statement.key);
		planOffer(plan, statement, known);
		planCapacity(plan, statement, known);
		for (const rate of statement.rates) planRate(plan, { statement, rate, known });
	}
	return plan;
}

/** Nothing to write, nothing to tell. */
export const isUnchanged = (plan: ImportPlan) => plan.changes.length === 0;

function planProvider(plan: ImportPlan, { provider, row }: FacilityStatement, { known }: PlanContext) {
	if (known.providers.has(provider) || plan.providers.includes(provider)) return;
	plan.providers.push(provider);
	plan.changes.push(newProvider(row, provider));
}

function planFacility(plan: ImportPlan, statement: FacilityStatement, context: PlanContext) {
	const known = context.known.facilities.get(statement.key);
	if (known && context.ownOffice !== null && known.officeAgs !== context.ownOffice) {
		plan.problems.push(foreignFacility(statement, known.officeAgs));
		return;
	}
	const facts = facilityFacts(statement, known, context.postalCodes);
	const differences = known ? changed.facility(statement, known, facts) : [newFacility(statement)];
	if (differences.length === 0) return;
	const { key, provider, name } = statement;
	plan.facilities.push({ key, id: known?.id ?? null, provider, name, facts });
	plan.changes.push(...differences);
}

const foreignFacility = ({ row, officeAgs }: FacilityStatement, known: string): ImportProblem => ({
	row,
	column: columnOf('office').heading,
	value: officeAgs,
	expected: `eine Einrichtung Ihres örtlichen Trägers; diese ist in ${known} geführt`
});

const unknownFacts = { street: null, phone: null, email: null, licenceFrom: null };

function facilityFacts(
	statement: FacilityStatement,
	known: KnownFacility | undefined,
	postalCodes: PlanContext['postalCodes']
): FacilityFacts {
	const { key: _key, row: _row, provider: _provider, name: _name, ...said } = statement;
	const address = { ...unknownFacts, ...known, ...said };
	const { street, postalCode, place, officeAgs, phone, email, licenceFrom } = address;
	const moved = !known || street !== known.street || postalCode !== known.postalCode || place !== known.place;
	const centre = postalCodes.get(postalCode);
	if (!centre) throw new Error(`postal code ${postalCode} was not checked`);
	const { lat, lon } = moved ? centre : known;
	return { street, postalCode, place, officeAgs, lat, lon, phone, email, licenceFrom };
}

const defaults: Omit<OfferFacts, 'licensed'> = {
	ageFrom: 0,
	ageTo: oldestAge,
	sex: 'any',
	specialisations: [],
	note: null,
	serviceDescriptionOn: null,
	agreementOn: null
};

function planOffer(plan: ImportPlan, statement: OfferStatement, known: KnownOffer | undefined) {
	const facts = offerFacts(statement, known);
	if (facts.ageFrom > facts.ageTo) {
		plan.problems.push(agesCrossed(statement, facts));
		return;
	}
	const differences = known ? changed.offer(statement, known, facts) : [newOffer(statement)];
	if (differences.length === 0) return;
	const { key, facilityKey, serviceType } = statement;
	plan.offers.push({ key, id: known?.id ?? null, facilityKey, serviceType, facts });
	plan.changes.push(...differences);
}

function offerFacts(statement: OfferStatement, known: KnownOffer | undefined): OfferFacts {
	const { ageFrom, ageTo, sex, specialisations, note, serviceDescriptionOn, agreementOn } = {
		...defaults,
		...known,
		...statement
	};
	return {
		...{ licensed: statement.places, ageFrom, ageTo, sex, specialisations: specialisations.toSorted() },
		...{ note, serviceDescriptionOn, agreementOn }
	};
}

/** Only one of the two ages is in the file and crosses the other one that is known. */
const agesCrossed = ({ row, ageFrom }: OfferStatement, facts: OfferFacts): ImportProblem =>
	ageFrom === undefined
		? { row, column: columnOf('ageTo').heading, value: String(facts.ageTo), expected: `ein Alter ab ${facts.ageFrom}` }
		: { row, column: columnOf('ageFrom').heading, value: String(ageFrom), expected: `ein Alter bis ${facts.ageTo}` };

/**
 * `Plätze` are the licensed places. A provider may have reported fewer operable ones since; as long as the list still
 * says the same, that report stands. The same goes for `Belegt`: an old list is no newer report.
 */
function planCapacity(plan: ImportPlan, statement: OfferStatement, known: KnownOffer | undefined) {
	const before = known?.capacity ?? null;
	const occupiedOutside = occupiedAfter(statement, before);
	plan.warnings.push(...overbooked(statement, occupiedOutside));
	const stands = known?.licensed === statement.places ? before : null;
	if (stands?.occupiedOutside === occupiedOutside) return;
	const operable = stands?.operable ?? statement.places;
	plan.reports.push({ offerKey: statement.key, operable, occupiedOutside, first: before === null });
	if (known) plan.changes.push(...changed.occupied(statement, before, occupiedOutside));
}

function overbooked({ row, places }: OfferStatement, occupied: string): ImportProblem[] {
	if (!new Decimal(occupied).greaterThan(places)) return [];
	const expected = `höchstens ${places.replace('.', ',')} („Plätze“); das Angebot gilt sonst als überbelegt`;
	return [{ row, column: columnOf('occupied').heading, value: occupied.replace('.', ','), expected }];
}

function occupiedAfter({ occupied }: OfferStatement, before: KnownCapacity | null): string {
	if (!before) return occupied ?? '0.00';
	return occupied === undefined || occupied === before.lastImported ? before.occupiedOutside : occupied;
}

type RateOfOffer = { statement: OfferStatement; rate: RateStatement; known: KnownOffer | undefined };

function planRate(plan: ImportPlan, { statement, rate, known }: RateOfOffer) {
	const before = known?.rates.find(({ from }) => from === rate.from);
	if (before?.amount === rate.amount) return;
	plan.rates.push({ offerKey: statement.key, from: rate.from, amount: rate.amount });
	plan.changes.push(rateChange({ statement, rate, before: before?.amount ?? null }));
}

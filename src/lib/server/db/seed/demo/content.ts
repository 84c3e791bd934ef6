import type { InferInsertModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { addYears, type Day } from '../../../../domain/day';
import { account, facilityGrant } from '../../schema/access';
import {
	allowanceGrant,
	allowanceRate,
	billingAgreement,
	serviceRecord,
	serviceRecordNote,
	weeklyAppointment
} from '../../schema/billing';
import { capacitySlice, occupancy, vacancyReport } from '../../schema/capacity';
import {
	budget,
	caseEvent,
	caseNumber,
	casePerson,
	client,
	fruitlessSearch,
	helpCase,
	jurisdiction
} from '../../schema/cases';
import { consultation, consultationParticipant, helpPlan } from '../../schema/consultations';
import { directoryDocument, facility, facilityPhoto, facilityStaff, offer, provider } from '../../schema/directory';
import { inboxMessage } from '../../schema/inbox';
import {
	absence,
	choiceRecord,
	placement,
	placementEvent,
	placementIdentity,
	rememberedOffer
} from '../../schema/placements';
import { rateSlice } from '../../schema/rates';
import { riskAssessment, statisticsNumber, statisticsRecord, statisticsSetting } from '../../schema/statistics';
import { officeAccount, providerAccount } from '../../schema/billing';
import { absencesOf } from './absences';
import { officeAccounts, providerAccounts } from './bank-data';
import { agreementsOf, allowanceTable, grantsOf } from './billing';
import { caseWorkOf } from './case-work';
import { chanceFrom } from './chance';
import type { DemoChoice } from './choices';
import { buildDirectory, equipmentOf, type DemoDirectory } from './directory';
import { groupedBy } from '../../../../domain/grouped';
import { buildHelp, buildSeats, traces, type Made } from './help';
import { messagesOf } from './messages';
import { budgetsOf } from './money';
import type { DemoPlacement, EventRow } from './placements';
import { recordsOf } from './records';
import { searchesOf } from './searches';
import { statisticsOf } from './statistics';
import type { Seat } from './stays';
import { DAY_MS, type Clock } from './timeline';
import { vacanciesOf } from './vacancies';

/** Rows of one table, in the order in which the tables must be filled. */
export type Load = { table: PgTable; rows: readonly Record<string, unknown>[] };

const load = <Table extends PgTable>(table: Table, rows: readonly InferInsertModel<Table>[]): Load => ({ table, rows });

export type RegionIds = ReadonlyMap<string, string>;
export const regionKey = (ags: string, name: string) => `${ags} ${name}`;

type Given = { today: Day; now: string; passwordHash: string; regionIds: RegionIds };

/** The whole demo as rows: the same for the same day, and relative to the moment. */
export function demoContent({ today, now, passwordHash, regionIds }: Given): Load[] {
	const clock = { today, now: Date.parse(now) };
	// Everything that stands still is older than the oldest stay.
	const createdAt = `${addYears(today, -4)}T08:00:00.000Z`;
	const directory = buildDirectory({ today, createdAt, passwordHash });
	return [...directoryLoads(directory, regionIds), ...helpLoads(directory, clock)];
}

function directoryLoads(directory: DemoDirectory, regionIds: RegionIds): Load[] {
	const { photos, staff, documents } = equipmentOf(directory);
	const houses = directory.facilities.map((house) => ({
		...house,
		regionId: regionIds.get(regionKey(house.officeAgs, house.region)) ?? null
	}));
	return [
		load(provider, directory.providers),
		load(facility, houses),
		load(facilityPhoto, photos),
		load(facilityStaff, staff),
		load(offer, directory.offers),
		load(officeAccount, officeAccounts()),
		load(providerAccount, providerAccounts(directory.providers)),
		load(directoryDocument, documents),
		load(
			rateSlice,
			directory.offers.flatMap(({ rates }) => rates)
		),
		load(account, directory.accounts),
		load(facilityGrant, directory.grants)
	];
}

function helpLoads(directory: DemoDirectory, clock: Clock): Load[] {
	const seats = buildSeats(directory, clock.today);
	const { cases, counts, made, outside, caseEvents } = buildHelp(directory, seats, clock);
	const { events, choices, ...ofPlacements } = traces(made, directory, clock);
	const placed = decided(made, choices);
	const fruitless = searchesOf(cases, clock);
	const recorded = recordsOf(made, directory.accounts, clock);
	const work = caseWorkOf(cases, leading(placed), { accounts: directory.accounts, clock });
	const booked = outside.map(({ row }) => row);
	const statistics = statisticsOf([...placed, ...booked], cases, clock);
	return [
		...vacancyLoads(directory, seats, clock),
		load(
			client,
			cases.map(({ client: person, createdAt }) => ({ ...person, createdAt }))
		),
		load(helpCase, cases),
		load(caseNumber, counts),
		load(caseEvent, inTime([...caseEvents, ...fruitless.events, ...work.events])),
		load(casePerson, work.people),
		load(jurisdiction, work.jurisdictions),
		load(consultation, work.consultations),
		load(consultationParticipant, work.participants),
		load(helpPlan, work.plans),
		load(placement, placed),
		load(placement, booked),
		load(placementEvent, inTime([...events, ...outside.flatMap((booking) => booking.events)])),
		load(placementIdentity, ofPlacements.identities),
		load(occupancy, ofPlacements.occupancies),
		load(choiceRecord, choices),
		load(
			absence,
			placed.flatMap((row) => absencesOf(row, clock.today))
		),
		...billingLoads(directory, placed, clock.today),
		load(weeklyAppointment, recorded.appointments),
		load(serviceRecord, recorded.records),
		load(serviceRecordNote, recorded.notes),
		load(budget, budgetsOf(placed, clock.today)),
		load(fruitlessSearch, fruitless.searches),
		load(inboxMessage, messages(placed, events, clock)),
		load(rememberedOffer, remembered(directory, clock)),
		load(statisticsRecord, statistics.records),
		load(statisticsNumber, statistics.numbers),
		load(statisticsSetting, statistics.settings),
		load(riskAssessment, statistics.assessments)
	];
}

function billingLoads(directory: DemoDirectory, placed: readonly DemoPlacement[], today: Day): Load[] {
	const from = `${addYears(today, -4).slice(0, 4)}-01-01` as Day;
	const finance = new Map(
		directory.accounts.filter(({ role }) => role === 'finance').map((one) => [one.officeAgs, one.id])
	);
	return [
		load(billingAgreement, agreementsOf(directory, from)),
		load(allowanceRate, allowanceTable(from)),
		load(
			allowanceGrant,
			placed.flatMap((row) => grantsOf(row, finance.get(row.officeAgs)))
		)
	];
}

/** Per case the placement that its decisions are about: the one that goes on, else the last that was booked. */
function leading(placed: readonly DemoPlacement[]): ReadonlyMap<string, DemoPlacement> {
	const decided = placed.filter(({ state }) => ['booked', 'active', 'ended'].includes(state));
	const inOrder = decided.toSorted((a, b) => Number(a.state === 'active') - Number(b.state === 'active'));
	return new Map(inOrder.map((row) => [row.caseId, row]));
}

function vacancyLoads(directory: DemoDirectory, seats: readonly Seat[], clock: Clock): Load[] {
	const { slices, reports } = vacanciesOf(directory.offers, seats, clock);
	return [
		load(capacitySlice, slices),
		load(vacancyReport, inTime(reports.map((row) => ({ ...row, at: row.reportedAt }))))
	];
}

/** Serial numbers follow the order of time, as if it had been written day by day. */
const inTime = <T extends { at: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.at < b.at ? -1 : 1));

/** The reason stands in the record of the choice and at the placement. */
function decided(made: readonly Made[], choices: readonly DemoChoice[]): DemoPlacement[] {
	const recorded = new Map(choices.map((choice) => [choice.placementId, choice]));
	return made.map(({ placed }) => {
		const choice = recorded.get(placed.id);
		return choice ? { ...placed, choiceReason: choice.reason, choiceText: choice.text ?? null } : placed;
	});
}

function messages(placed: readonly DemoPlacement[], events: readonly EventRow[], { now }: Clock) {
	const byPlacement = groupedBy(events, ({ placementId }) => placementId);
	return inTime(placed.flatMap((row) => messagesOf(row, byPlacement.get(row.id) ?? [], now)));
}

/** Bookmarks of the first office's case worker. */
function remembered({ accounts, offers }: DemoDirectory, { now }: Clock) {
	const chance = chanceFrom('remembered');
	const own = accounts.find(({ role }) => role === 'case-worker');
	const known = offers.filter(({ keptFree, serviceType }) => keptFree !== null && serviceType === 'S34').slice(0, 3);
	return known.map((offer) => ({
		...{ id: chance.uuid(), officeAgs: own?.officeAgs ?? '', accountId: own?.id ?? '', offerId: offer.id },
		at: new Date(now - chance.between(1, 9) * DAY_MS).toISOString()
	}));
}

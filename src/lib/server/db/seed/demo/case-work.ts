import { addDays, ageOn, type Day } from '../../../../domain/day';
import type { caseEvent, casePerson, jurisdiction } from '../../schema/cases';
import type { consultation, consultationParticipant, helpPlan } from '../../schema/consultations';
import type { DemoAccount } from './accounts';
import type { DemoCase } from './cases';
import { chanceFrom, type Chance } from './chance';
import { demoOffices, spotsOf } from './offices';
import { adultName, phoneNumber } from './people';
import type { DemoPlacement } from './placements';
import type { Clock } from './timeline';

type Rows = {
	people: (typeof casePerson.$inferInsert)[];
	jurisdictions: (typeof jurisdiction.$inferInsert)[];
	consultations: (typeof consultation.$inferInsert)[];
	participants: (typeof consultationParticipant.$inferInsert)[];
	plans: (typeof helpPlan.$inferInsert)[];
	events: (typeof caseEvent.$inferInsert & { at: string })[];
};

type Work = { help: DemoCase; placed: DemoPlacement; team: readonly DemoAccount[]; clock: Clock };

/** What an office keeps of a case besides its placements: people, jurisdiction, team consultation, help plan. */
export function caseWorkOf(
	cases: readonly DemoCase[],
	placed: ReadonlyMap<string, DemoPlacement>,
	{ accounts, clock }: { accounts: readonly DemoAccount[]; clock: Clock }
): Rows {
	const rows: Rows = { people: [], jurisdictions: [], consultations: [], participants: [], plans: [], events: [] };
	for (const help of cases) {
		const chance = chanceFrom(`work ${help.id}`);
		rows.people.push(...peopleOf(chance, help, clock.today));
		rows.jurisdictions.push(jurisdictionOf(chance, help));
		const own = placed.get(help.id);
		if (own === undefined) continue;
		const team = accounts.filter(({ officeAgs, role }) => officeAgs === help.officeAgs && teamRoles.has(role));
		const work = { help, placed: own, team, clock };
		// What was urgent was booked first; its consultation is still to come.
		if (chance.happens(0.95) || own.state === 'ended') addConsultation(rows, chance, work);
		if (own.state === 'active' && own.arrivedOn !== null) addPlan(rows, chance, { ...work, since: own.arrivedOn });
	}
	return rows;
}

const teamRoles: ReadonlySet<string> = new Set(['case-worker', 'team-lead']);

function peopleOf(chance: Chance, { id, officeAgs, client }: DemoCase, today: Day): Rows['people'] {
	const home = chance.pick(spotsOf(officeAgs));
	const shared = { officeAgs, caseId: id };
	const parent = {
		...{ ...shared, id: chance.uuid(), role: client.unaccompanied ? ('guardian' as const) : ('mother' as const) },
		name: client.unaccompanied ? adultName(chance) : `${adultName(chance).split(' ')[0] ?? ''} ${client.lastName}`,
		...{ custodian: true, phone: phoneNumber(chance, '03834'), place: home.place },
		...{ street: `${chance.pick(streets)} ${String(chance.whole(1, 60))}`, postalCode: home.postalCode }
	};
	const age = ageOn(client.birthDate, today);
	if (age < 6 || age > 17) return [parent];
	const school = { ...shared, id: chance.uuid(), role: 'school' as const, name: adultName(chance), custodian: false };
	return [parent, { ...school, organisation: chance.pick(schools), phone: phoneNumber(chance, '03834') }];
}

const streets = ['Hafenstraße', 'Lindenweg', 'Am Bodden', 'Schulstraße', 'Fischerweg', 'Gartenstraße'];
const schools = ['Regionale Schule am Sund', 'Grundschule Nordlicht', 'Förderschule am Park', 'Gymnasium am Bodden'];

function jurisdictionOf(chance: Chance, { id, officeAgs, createdAt, client }: DemoCase): Rows['jurisdictions'][number] {
	const sign = demoOffices.find(({ ags }) => ags === officeAgs)?.sign ?? officeAgs;
	return {
		...{ id: chance.uuid(), officeAgs, caseId: id, fromDay: createdAt.slice(0, 10) as Day },
		...{ basis: client.unaccompanied ? '88a' : '86.1', responsible: `Jugendamt ${sign}` }
	};
}

function addConsultation(rows: Rows, chance: Chance, { help, placed, team, clock }: Work) {
	const id = chance.uuid();
	const shared = { officeAgs: help.officeAgs, caseId: help.id };
	const closedAt = momentBefore(addDays(placed.beginDay, -chance.whole(3, 14)), clock);
	const calledAt = new Date(Date.parse(closedAt) - 7 * 86_400_000).toISOString();
	rows.consultations.push({
		...{ ...shared, id, calledBy: help.workerId ?? '', calledAt, meetingAt: closedAt, voteUntil: closedAt },
		situation: chance.pick(situations),
		resources: chance.pick(resources),
		risk: 'Keine akute Gefährdung; Schutzplan nicht erforderlich.',
		wishes: chance.pick(wishes),
		...{ serviceType: placed.serviceType, unitsPerWeek: placed.unitsPerWeek },
		...{ fromDay: placed.beginDay, untilDay: placed.endDay, goals: chance.pick(goals).text },
		...{
			costComparison: 'Verglichen wurden die freien Angebote der Suche; Mehrkosten sind begründet.',
			decision: 'approved'
		},
		...{ nextReview: addDays(placed.beginDay, 70), closedAt, closedBy: team.at(-1)?.id ?? help.workerId ?? '' }
	});
	for (const member of chance.some(team, 3)) {
		rows.participants.push({
			...{ id: chance.uuid(), officeAgs: help.officeAgs, consultationId: id, accountId: member.id, name: member.name },
			function: member.role === 'team-lead' ? 'Teamleitung' : 'Bezirkssozialarbeit',
			...{ vote: 'yes', votedAt: closedAt }
		});
	}
	rows.events.push({ ...shared, kind: 'consultation-closed', at: closedAt, accountId: help.workerId, details: {} });
}

function addPlan(rows: Rows, chance: Chance, { help, placed, clock, since }: Work & { since: Day }) {
	const validFrom = momentBefore(addDays(since, 30), clock);
	const due = chance.happens(0.08);
	const nextReview = due ? addDays(clock.today, chance.whole(-10, 12)) : addDays(clock.today, chance.whole(20, 170));
	const shared = { officeAgs: help.officeAgs, caseId: help.id };
	rows.plans.push({
		...{ ...shared, id: chance.uuid(), version: 1, state: 'valid', createdBy: help.workerId ?? '' },
		...{
			need: chance.pick(situations),
			serviceType: placed.serviceType,
			services: 'Wie in der Teamberatung empfohlen.'
		},
		goals: [{ ...chance.pick(goals), responsible: help.worker.name, due: addDays(clock.today, 120) }],
		contactRules: 'Besuch zu Hause jedes zweite Wochenende.',
		participation: 'Der junge Mensch hat am Gespräch teilgenommen und seine Wünsche genannt.',
		...{ fromDay: placed.beginDay, untilDay: placed.endDay, nextReview, createdAt: validFrom, validFrom }
	});
	rows.events.push({ ...shared, kind: 'plan-valid', at: validFrom, accountId: help.workerId, details: {} });
}

/** At noon of the day, or yesterday when that lies ahead. */
function momentBefore(day: Day, { today }: Clock) {
	const past = day < today ? day : addDays(today, -1);
	return `${past}T10:00:00.000Z`;
}

const situations = [
	'Die Eltern können den Alltag zurzeit nicht allein bewältigen; die Schule meldet häufiges Fehlen.',
	'Nach der Trennung der Eltern zieht sich der junge Mensch zurück und braucht einen verlässlichen Rahmen.',
	'Die Mutter ist erkrankt; Angehörige können die Betreuung nicht übernehmen.',
	'Konflikte in der Familie nehmen zu; ambulante Hilfe reicht nicht mehr aus.'
];
const resources = [
	'Enge Bindung an die Großeltern.',
	'Sportverein, gute Freundschaften.',
	'Guter Kontakt zur Lehrkraft.'
];
const wishes = [
	'Möchte in der Nähe der Schule bleiben.',
	'Möchte Geschwister oft sehen.',
	'Einverstanden mit der Hilfe.'
];
const goals = [
	{ text: 'Besucht regelmäßig die Schule', indicator: 'höchstens zwei Fehltage im Monat' },
	{ text: 'Konflikte werden ohne Gewalt gelöst', indicator: 'keine Vorfälle in acht Wochen' },
	{ text: 'Eltern gestalten Wochenenden selbst', indicator: 'vier gelungene Wochenenden' }
];

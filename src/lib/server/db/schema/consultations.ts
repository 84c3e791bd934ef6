import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ConsultationDecision, Vote } from '../../../domain/consultations/consultation';
import type { PlanGoal, PlanState } from '../../../domain/consultations/help-plan';
import { account } from './access';
import { helpCase } from './cases';
import { bytes, capacityAmount, day, instant } from './columns';
import { office, serviceType } from './directory';

/** Teamberatung, § 36 Abs. 2 SGB VIII. Once closed it never changes; what was forgotten is an addendum. */
export const consultation = pgTable(
	'consultation',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		calledBy: uuid()
			.notNull()
			.references(() => account.id),
		calledAt: instant().notNull(),
		meetingAt: instant().notNull(),
		/** Votes are taken until then. */
		voteUntil: instant().notNull(),
		situation: text().notNull().default(''),
		resources: text().notNull().default(''),
		risk: text().notNull().default(''),
		wishes: text().notNull().default(''),
		/** Search result as it was seen when it was attached. */
		alternatives: jsonb().$type<Record<string, unknown>>(),
		alternativesText: text().notNull().default(''),
		serviceType: text().references(() => serviceType.code),
		unitsPerWeek: capacityAmount(),
		fromDay: day(),
		untilDay: day(),
		goals: text().notNull().default(''),
		costComparison: text().notNull().default(''),
		dissent: text().notNull().default(''),
		decision: text().$type<ConsultationDecision>(),
		nextReview: day(),
		closedAt: instant(),
		closedBy: uuid().references(() => account.id),
		/** Called off: nobody decides any more, and nothing of it counts. */
		cancelledAt: instant(),
		cancelReason: text()
	},
	(table) => [index().on(table.caseId), index().on(table.officeAgs, table.closedAt)]
);

export const consultationParticipant = pgTable(
	'consultation_participant',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		consultationId: uuid()
			.notNull()
			.references(() => consultation.id, { onDelete: 'cascade' }),
		/** Null for a guest without an account: a guest is heard but does not vote. */
		accountId: uuid().references(() => account.id),
		name: text().notNull(),
		/** Function in the consultation, e.g. 'Bezirkssozialarbeit'. */
		function: text().notNull(),
		vote: text().$type<Vote>(),
		comment: text(),
		votedAt: instant()
	},
	(table) => [unique().on(table.consultationId, table.accountId), index().on(table.accountId)]
);

export const consultationAddendum = pgTable(
	'consultation_addendum',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		consultationId: uuid()
			.notNull()
			.references(() => consultation.id, { onDelete: 'cascade' }),
		at: instant().notNull(),
		accountId: uuid()
			.notNull()
			.references(() => account.id),
		text: text().notNull()
	},
	(table) => [index().on(table.consultationId)]
);

/** Hilfeplan, § 36 Abs. 2 SGB VIII, by versions: one draft and one valid version at most per case. */
export const helpPlan = pgTable(
	'help_plan',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		version: integer().notNull(),
		state: text().$type<PlanState>().notNull(),
		need: text().notNull().default(''),
		serviceType: text().references(() => serviceType.code),
		services: text().notNull().default(''),
		goals: jsonb().$type<PlanGoal[]>().notNull().default([]),
		contactRules: text().notNull().default(''),
		participation: text().notNull().default(''),
		fromDay: day(),
		untilDay: day(),
		nextReview: day(),
		createdBy: uuid()
			.notNull()
			.references(() => account.id),
		createdAt: instant().notNull(),
		validFrom: instant(),
		endedAt: instant()
	},
	(table) => [unique().on(table.caseId, table.version), index().on(table.officeAgs, table.state, table.nextReview)]
);

/** A signature drawn on the tablet, as a PNG. */
export const planSignature = pgTable(
	'plan_signature',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		planId: uuid()
			.notNull()
			.references(() => helpPlan.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		function: text().notNull(),
		image: bytes().notNull(),
		at: instant().notNull()
	},
	(table) => [index().on(table.planId)]
);

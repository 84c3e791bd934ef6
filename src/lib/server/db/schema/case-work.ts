import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { PersonRole } from '../../../domain/cases/people';
import type { ConsultationDecision, Vote } from '../../../domain/consultations/consultation';
import type { PlanGoal, PlanState } from '../../../domain/consultations/help-plan';
import { account } from './access';
import { helpCase } from './cases';
import { bytes, capacityAmount, day, instant } from './columns';
import { office, serviceType } from './directory';

const ofCase = () =>
	uuid()
		.notNull()
		.references(() => helpCase.id, { onDelete: 'cascade' });

const ofOffice = () =>
	text()
		.notNull()
		.references(() => office.ags);

/** People around a young person: custodians, guardian, school, doctor. */
export const casePerson = pgTable(
	'case_person',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: ofOffice(),
		caseId: ofCase(),
		role: text().$type<PersonRole>().notNull(),
		name: text().notNull(),
		/** Name of the school, practice or authority, if it is one. */
		organisation: text(),
		street: text(),
		postalCode: text(),
		place: text(),
		phone: text(),
		email: text(),
		/** Has parental custody (or is the guardian): letters go to these. */
		custodian: boolean().notNull().default(false),
		note: text()
	},
	(table) => [index().on(table.caseId)]
);

/** Which office is responsible from which day, and why (§§ 86–86d SGB VIII). */
export const jurisdiction = pgTable(
	'jurisdiction',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: ofOffice(),
		caseId: ofCase(),
		fromDay: day().notNull(),
		/** Paragraph, e.g. '86.1'. */
		basis: text().notNull(),
		/** The responsible office as a name: it may lie outside the portal. */
		responsible: text().notNull(),
		note: text()
	},
	(table) => [unique().on(table.caseId, table.fromDay)]
);

/** Teamberatung, § 36 Abs. 2 SGB VIII. Once closed it never changes; what was forgotten is an addendum. */
export const consultation = pgTable(
	'consultation',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: ofOffice(),
		caseId: ofCase(),
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
		closedBy: uuid().references(() => account.id)
	},
	(table) => [index().on(table.caseId), index().on(table.officeAgs, table.closedAt)]
);

export const consultationParticipant = pgTable(
	'consultation_participant',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: ofOffice(),
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
		officeAgs: ofOffice(),
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
		officeAgs: ofOffice(),
		caseId: ofCase(),
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
		officeAgs: ofOffice(),
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

/** eAkte: one stored file. Never changed; a correction is another document. */
export const caseDocument = pgTable(
	'case_document',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: ofOffice(),
		caseId: ofCase(),
		/** Code of domain/documents/kinds. */
		kind: text().notNull(),
		title: text().notNull(),
		/** As it was uploaded; null for what the portal wrote itself. */
		originalName: text(),
		/** Random name in the storage; never derived from anything typed. */
		storageKey: text().notNull().unique(),
		bytes: integer().notNull(),
		pages: integer().notNull(),
		/** SHA-256 of the stored file, hex. */
		sha256: text().notNull(),
		/** Text of the file for the search. */
		content: text().notNull().default(''),
		createdBy: uuid().references(() => account.id),
		createdAt: instant().notNull()
	},
	(table) => [index().on(table.caseId, table.createdAt), index().on(table.officeAgs)]
);

/** Bescheide and letters: what was decided and said, beside the file that says it. */
export const notice = pgTable(
	'notice',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: ofOffice(),
		caseId: ofCase(),
		placementId: uuid(),
		/** Code of domain/notices/kinds. */
		kind: text().notNull(),
		/** Counted per case and kind; a reissued one is a new version. */
		version: integer().notNull(),
		documentId: uuid()
			.notNull()
			.references(() => caseDocument.id, { onDelete: 'cascade' }),
		/** Everything the letter was made of, so that it can be explained and made again. */
		content: jsonb().$type<Record<string, unknown>>().notNull(),
		issuedBy: uuid()
			.notNull()
			.references(() => account.id),
		issuedAt: instant().notNull(),
		postedOn: day().notNull(),
		/** Day on which it counts as notified; null where no notification counts. */
		notifiedOn: day(),
		/** Last day of the objection period. */
		objectionUntil: day()
	},
	(table) => [unique().on(table.caseId, table.kind, table.version), index().on(table.officeAgs, table.objectionUntil)]
);

/** Letterhead and body for objections of an office, edited by its administration. */
export const letterhead = pgTable('letterhead', {
	officeAgs: text()
		.primaryKey()
		.references(() => office.ags),
	authority: text().notNull(),
	department: text().notNull(),
	street: text().notNull(),
	postalCode: text().notNull(),
	place: text().notNull(),
	phone: text().notNull(),
	email: text().notNull(),
	/** With whom an objection is filed: name, seat and the ways to do so. */
	objectionBody: text().notNull(),
	objectionSeat: text().notNull(),
	objectionForm: text().notNull()
});

/** Wording of an office at a place of a letter; where there is none, the product's own applies. */
export const textBlock = pgTable(
	'text_block',
	{
		officeAgs: ofOffice(),
		/** Kind of notice. */
		kind: text().notNull(),
		/** Place in the letter. */
		slot: text().notNull(),
		text: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.officeAgs, table.kind, table.slot] })]
);

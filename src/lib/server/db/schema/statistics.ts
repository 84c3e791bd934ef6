import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ServiceTypeCode } from '../../../domain/directory/service-types';
import type { IncomeKind } from '../../../domain/statistics/income';
import type { Answer, StatisticsEntry } from '../../../domain/statistics/entry';
import type { ProtectiveEntry } from '../../../domain/statistics/protective';
import type {
	DangerSource,
	ParentAge,
	RiskFollowUp,
	RiskKind,
	RiskReporter,
	RiskResult
} from '../../../domain/statistics/risk-assessments';
import type { StatisticsSetting } from '../../../domain/statistics/settings';
import { account } from './access';
import { helpCase } from './cases';
import { day, euroAmount, instant } from './columns';
import { office, serviceType } from './directory';
import { placement } from './placements';

/** What a case worker has entered for the official record of one help. */
export const statisticsRecord = pgTable(
	'statistics_record',
	{
		/** The first stay of the help: it stays the same through changes of place. */
		placementId: uuid()
			.primaryKey()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		/** Running number at the office, given once: the help is reported under it year after year. */
		number: integer().notNull(),
		/** As one value, because layouts come and go and what was said stays as it was said. */
		entry: jsonb().$type<StatisticsEntry>().notNull(),
		savedBy: uuid()
			.notNull()
			.references(() => account.id),
		savedAt: instant().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.number), index().on(table.caseId)]
);

/** The last running number given, per office. */
export const statisticsNumber = pgTable('statistics_number', {
	officeAgs: text()
		.primaryKey()
		.references(() => office.ags),
	last: integer().notNull()
});

/** Keys that the statistical office gives to an office, by layout. */
export const statisticsSetting = pgTable(
	'statistics_setting',
	{
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		layout: text().notNull(),
		institutionNumber: text(),
		kindsOfHelp: jsonb().$type<StatisticsSetting['kindsOfHelp']>().notNull().default({}),
		sexes: jsonb().$type<StatisticsSetting['sexes']>().notNull().default({})
	},
	(table) => [primaryKey({ columns: [table.officeAgs, table.layout] })]
);

/** Gefährdungseinschätzung (§ 8a SGB VIII): when, on whose hint, with which result, what followed. */
export const riskAssessment = pgTable(
	'risk_assessment',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		day: day().notNull(),
		reportedBy: text().$type<RiskReporter>().notNull(),
		kinds: text().array().$type<RiskKind[]>().notNull().default([]),
		result: text().$type<RiskResult>().notNull(),
		followUp: text().$type<RiskFollowUp>().notNull(),
		courtCalled: boolean().notNull().default(false),
		sources: text().array().$type<DangerSource[]>().notNull().default([]),
		/** A key of the code list. */
		whereabouts: text(),
		motherAge: text().$type<ParentAge>(),
		fatherAge: text().$type<ParentAge>(),
		foreignOrigin: text().$type<Answer>(),
		germanAtHome: text().$type<Answer>(),
		helpBefore: text().$type<Answer>(),
		repeated: text().$type<Answer>(),
		recordedBy: uuid()
			.notNull()
			.references(() => account.id),
		recordedAt: instant().notNull()
	},
	(table) => [index().on(table.caseId), index().on(table.officeAgs, table.day)]
);

/** Income of an office (§ 99 Abs. 10 SGB VIII): the portal bills what is spent, what comes in is entered by year. */
export const statisticsIncome = pgTable(
	'statistics_income',
	{
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		year: integer().notNull(),
		/** Null: of no kind of help. */
		serviceType: text()
			.$type<ServiceTypeCode>()
			.references(() => serviceType.code),
		kind: text().$type<IncomeKind>().notNull(),
		amount: euroAmount().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.year, table.serviceType, table.kind).nullsNotDistinct()]
);

/** What a case worker has entered for one provisional protective measure (§§ 42, 42a SGB VIII). */
export const protectiveRecord = pgTable(
	'protective_record',
	{
		/** The first stay of the measure. */
		placementId: uuid()
			.primaryKey()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		entry: jsonb().$type<ProtectiveEntry>().notNull(),
		savedBy: uuid()
			.notNull()
			.references(() => account.id),
		savedAt: instant().notNull()
	},
	(table) => [index().on(table.caseId)]
);

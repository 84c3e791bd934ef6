import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { PlacementState } from '../../../domain/placements/states';
import { helpCase } from './cases';
import { day, euroAmount, instant } from './columns';

/**
 * Derived: one narrow row per case with the placement that stands for it, so that the overview sorts, searches and counts
 * without looking at anything else. Triggers keep it.
 */
export const caseOverview = pgTable(
	'case_overview',
	{
		caseId: uuid()
			.primaryKey()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		number: text().notNull(),
		createdAt: instant().notNull(),
		lastName: text().notNull(),
		firstName: text().notNull(),
		workerId: uuid(),
		/** The one that is furthest and still alive, else the newest; null without any. */
		placementId: uuid(),
		state: text().$type<PlacementState>(),
		serviceType: text(),
		provider: text(),
		facility: text(),
		/** Sign or name of the office in whose area the place is. */
		localOffice: text(),
		beginDay: day(),
		endDay: day(),
		holdUntil: instant(),
		reservedAt: instant(),
		consentedAt: instant(),
		bookedAt: instant(),
		outOfArea: boolean(),
		/** What the live search looks through, in small letters. */
		words: text().notNull(),
		/** Of all its living placements: what waits, and the earliest day or moment on which it is due. */
		consentOpen: boolean().notNull().default(false),
		toBook: boolean().notNull().default(false),
		/** When the newest place was booked for which no cost commitment has gone out. */
		commitmentMissingSince: instant(),
		firstHoldUntil: instant(),
		firstArrivalDue: day(),
		firstEndDue: day(),
		/** Target fee plus what is granted besides; null without a fee. */
		targetCost: euroAmount()
	},
	(table) => [
		index().on(table.officeAgs, table.number),
		index().on(table.officeAgs, table.createdAt, table.number),
		index().on(table.placementId)
	]
);

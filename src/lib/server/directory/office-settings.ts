import { eq, sql } from 'drizzle-orm';
import type { OfficeSettings } from '../../domain/directory/office-settings';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { office } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

export async function getOfficeSettings(tx: Db, officeAgs: string): Promise<OfficeSettings & { name: string }> {
	const [row] = await tx
		.select({
			name: office.name,
			holdHours: office.holdHours,
			budgetNeedsRelease: office.budgetNeedsRelease,
			consultationNeeded: office.consultationNeeded,
			contributionReviewMonths: office.contributionReviewMonths,
			commitmentListDays: office.commitmentListDays
		})
		.from(office)
		.where(eq(office.ags, officeAgs));
	return found(row);
}

/** Holds that run keep their deadline; everything decided from now on follows the new values. */
export async function saveOfficeSettings(tx: Db, actor: Actor, settings: OfficeSettings) {
	const officeAgs = found(actor.viewer.office);
	const { holdHours, budgetNeedsRelease, consultationNeeded, contributionReviewMonths, commitmentListDays } = settings;
	await tx.execute(sql`SELECT save_office_settings(${holdHours}::integer, ${budgetNeedsRelease}::boolean,
		${consultationNeeded}, ${contributionReviewMonths}::integer, ${commitmentListDays}::integer)`);
	await recordAudit(tx, actor, {
		...{ action: 'offices/settings-saved', subjectKind: 'office', subjectId: officeAgs, details: settings }
	});
	return { officeAgs };
}

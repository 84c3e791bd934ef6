import { eq } from 'drizzle-orm';
import { InvalidInput } from '../../domain/errors';
import { layoutOf } from '../../domain/statistics/layouts';
import { noSetting, type StatisticsSetting } from '../../domain/statistics/settings';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { statisticsSetting } from '../db/schema/statistics';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/** The layout of a report year. @throws InvalidInput when none is on record */
export function layoutOfYear(year: number) {
	const layout = layoutOf(year);
	if (layout === null) throw new InvalidInput({ year: `Für ${year} ist kein Satzaufbau hinterlegt.` });
	return layout;
}

/** The keys that the statistical office gave to the viewer's office. */
export async function settingOf(tx: Db, version: string): Promise<StatisticsSetting> {
	const [row] = await tx
		.select({
			...{ institutionNumber: statisticsSetting.institutionNumber, sexes: statisticsSetting.sexes },
			kindsOfHelp: statisticsSetting.kindsOfHelp
		})
		.from(statisticsSetting)
		// One row a layout inside the walls of the office.
		.where(eq(statisticsSetting.layout, version));
	return row ?? noSetting;
}

type SaveSetting = StatisticsSetting & { year: number };

export async function saveSetting(tx: Db, actor: Actor, { year, institutionNumber, kindsOfHelp, sexes }: SaveSetting) {
	const { version: layout } = layoutOfYear(year);
	const officeAgs = found(actor.viewer.office);
	const values = { institutionNumber, kindsOfHelp, sexes };
	await tx
		.insert(statisticsSetting)
		.values({ officeAgs, layout, ...values })
		.onConflictDoUpdate({ target: [statisticsSetting.officeAgs, statisticsSetting.layout], set: values });
	await recordAudit(tx, actor, { action: 'statistics/setting-saved', details: { layout } });
	return { layout };
}

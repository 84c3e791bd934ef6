import { addDays, type Day } from '../../src/lib/domain/day';
import { entrySchema } from '../../src/lib/domain/statistics/entry';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { contextOf } from '../setup/caller';
import { key, officePerson } from './placements-scene';

type Connections = { owner: Database; db: Database };
type CaseValues = NonNullable<Parameters<typeof makeCase>[1]>;
type Stay = { serviceType?: string; begin?: Day; left?: Day | null; reason?: string | null; help?: CaseValues };

/** Every answer of the form, as a case worker would send it. */
export const answered = entrySchema.parse({
	...{ place: '08', provider: '24', whereaboutsBefore: '01', family: '2', foreignOrigin: 'no', germanAtHome: 'yes' },
	...{ transferIncome: 'unknown', initiatedBy: '4', contacts: { 2024: 3, 2025: 9 }, intensity: 5, reason1: '13' }
});

export const keys = {
	...{ institutionNumber: '123456', sexes: {} },
	kindsOfHelp: { S34: '34', A31: '31', S41: '41' }
};

const PLANNED_DAYS = 180;

/** An office of its own with a worker and a team lead: nobody else's help is in its files. */
export async function reportingOffice(connections: Connections, office: string) {
	const { owner } = connections;
	const worker = await officePerson(connections, { office });
	const lead = await officePerson(connections, { office, role: 'team-lead' });

	/** Somebody who has arrived, and has left when a day is named. */
	async function stay({
		serviceType = 'S34',
		begin = '2024-03-02' as Day,
		left = null,
		reason = 'as-planned',
		help
	}: Stay) {
		const offer = await makeOffer(owner, { serviceType, facility: { officeAgs: office } });
		const made = await makeCase(owner, { workerId: worker.account.id, officeAgs: office, ...help });
		const placed = await makePlacement(owner, {
			...{ case: made, offer, createdBy: worker.account.id, beginDay: begin },
			endDay: left ?? addDays(begin, PLANNED_DAYS),
			events: [
				...(['reserved', 'consented', 'booked', 'arrived'] as const),
				...(left === null ? [] : [{ kind: 'ended' as const, day: left, ...(reason !== null && { reason }) }])
			]
		});
		return { caseId: made.id, placementId: placed.id };
	}
	const save = (placementId: string, changed: object = {}) =>
		worker.caller.statistics.save({ idempotencyKey: key(), placementId, entry: { ...answered, ...changed } });
	const saveKeys = (year = 2024) => lead.caller.statistics.saveSetting({ idempotencyKey: key(), year, ...keys });
	const asLead = contextOf({ db: connections.db, viewer: lead.viewer });
	return { ...connections, office, worker, lead, stay, save, saveKeys, asLead };
}

import type { TakeReason } from '../../domain/cases/read-reasons';
import { api, type ApiOutput } from '../api';
import { keepCase } from './taken-cases';
import { markTaken } from './taken-mark';

type Help = ApiOutput['cases']['get'];
type Plan = ApiOutput['helpPlans']['get'];

/** What is read in a kitchen without network: the case with its time line, the people around it, and the plan in force. */
export type CaseSnapshot = {
	help: Help;
	people: ApiOutput['cases']['masterData']['people'];
	plan: Pick<Plan, 'version' | 'goals' | 'need' | 'contactRules' | 'fromDay' | 'untilDay' | 'nextReview'> | null;
};

type Wanted = { caseId: string; accountId: string; reason: TakeReason; pin: string; idempotencyKey: string };

/** The log first, then the data, then the seal: nothing lies on the device of which the log does not know. */
export async function takeCase({ caseId, accountId, reason, pin, idempotencyKey }: Wanted): Promise<void> {
	const { number, takenAt } = await api().cases.takeOffline.mutate({ idempotencyKey, caseId, reason });
	markTaken(true);
	await keepCase({ caseId, accountId, number, takenAt }, pin, await snapshotOf(caseId));
}

async function snapshotOf(caseId: string): Promise<CaseSnapshot> {
	const { cases, helpPlans } = api();
	const [help, { people }, { rows }] = await Promise.all([
		cases.get.query({ caseId }),
		cases.masterData.query({ caseId }),
		helpPlans.list.query({ caseId })
	]);
	const valid = rows.find(({ state }) => state === 'valid');
	return { help, people, plan: valid ? essentialsOf(await helpPlans.get.query({ planId: valid.planId })) : null };
}

const essentialsOf = ({ version, goals, need, contactRules, fromDay, untilDay, nextReview }: Plan) => ({
	...{ version, goals, need, contactRules, fromDay, untilDay, nextReview }
});

import { addYears, formatDay, yearOf, type Day } from '../day';
import { isServiceTypeCode, serviceTypeOf } from '../directory/service-types';
import { lawOn, lawSourceOn } from '../law';
import { addMonths } from '../working-days';
import type { DeadlineFacts, PlannedDeadline, StayFacts } from './facts';
import type { DeadlineKind } from './kinds';

/** Which jurisdiction lets the office claim its costs from another, by §§ 89 to 89e SGB VIII. */
const reimbursedBy: Readonly<Record<string, string>> = {
	'86.6': '§ 89a SGB VIII',
	'86.7': '§ 89d SGB VIII',
	'86c': '§ 89c SGB VIII',
	'86d': '§ 89c SGB VIII',
	'87': '§ 89b SGB VIII',
	'88a': '§ 89d SGB VIII'
};

/** Claims to the costs of stays that are over. */
export const reimbursementDeadlines = (facts: DeadlineFacts): PlannedDeadline[] =>
	facts.stays.flatMap((stay): PlannedDeadline[] => {
		const claim = claimOf(facts, stay);
		if (claim === null || stay.leftOn === null) return [];
		const { leftOn, placementId } = stay;
		const asserted = doneOn(facts, 'reimbursement-claim', placementId);
		const base = { placementId, basis: `letzter Tag der Leistung am ${formatDay(leftOn)}` };
		if (asserted === null) return [{ ...base, ...claimUntil(leftOn, claim) }];
		const lapsed = doneOn(facts, 'reimbursement-limitation', placementId) !== null;
		return lapsed ? [] : [{ ...base, ...limitationOf(leftOn, asserted) }];
	});

function claimOf({ jurisdictions, unaccompanied }: DeadlineFacts, { leftOn, begin }: StayFacts): string | null {
	const last = leftOn ?? begin;
	const current = jurisdictions
		.filter(({ fromDay }) => fromDay <= last)
		.reduce<{ fromDay: Day; basis: string } | null>(
			(latest, one) => (latest === null || latest.fromDay < one.fromDay ? one : latest),
			null
		);
	const ofBasis = current === null ? undefined : reimbursedBy[current.basis];
	return ofBasis ?? (unaccompanied ? '§ 89d SGB VIII' : null);
}

const claimUntil = (leftOn: Day, claim: string) => ({
	kind: 'reimbursement-claim' as const,
	day: addMonths(leftOn, lawOn('reimbursement-claim-months', leftOn)),
	source: `${claim}, ${lawSourceOn('reimbursement-claim-months', leftOn)}`,
	text: 'Bis dahin beim erstattungspflichtigen Träger geltend machen, danach ist der Anspruch ausgeschlossen.'
});

/**
 * By § 113 Abs. 1 SGB X the years count from the end of the year in which the office learned how the other one decided.
 * That day is not on record; the year of the service is the earliest it can be, so nothing lapses unseen.
 */
const limitationOf = (leftOn: Day, asserted: Day) => ({
	kind: 'reimbursement-limitation' as const,
	day: addYears(`${String(yearOf(leftOn))}-12-31` as Day, lawOn('reimbursement-limitation-years', leftOn)),
	source: lawSourceOn('reimbursement-limitation-years', leftOn),
	text: `Geltend gemacht am ${formatDay(asserted)}. Zahlung verfolgen, ehe der Anspruch verjährt.`
});

const PRACTICE = '§§ 91 bis 94 SGB VIII; Abstand nach Vorgabe des Jugendamts';

/** Cost contribution is taken for help by day or by day and night (§ 91 Abs. 1 and 2 SGB VIII), while it goes on. */
export const contributionDeadlines = (facts: DeadlineFacts): PlannedDeadline[] =>
	facts.stays.flatMap((stay) => {
		const { arrivedOn, leftOn, placementId, serviceType } = stay;
		if (arrivedOn === null || leftOn !== null || !isContributedTo(serviceType)) return [];
		const looked = doneOn(facts, 'contribution-review', placementId);
		return [
			{
				...{ kind: 'contribution-review' as const, placementId },
				day: addMonths(looked ?? arrivedOn, facts.contributionReviewMonths),
				basis:
					looked === null
						? `Beginn der Hilfe am ${formatDay(arrivedOn)}`
						: `letzte Überprüfung am ${formatDay(looked)}`,
				source: PRACTICE,
				text: 'Einkommen und Kostenbeitrag überprüfen.'
			}
		];
	});

const isContributedTo = (code: string) => isServiceTypeCode(code) && serviceTypeOf(code).setting !== 'ambulant';

/** The newest day on which something of a stay was done; null when never. */
const doneOn = ({ settlements }: DeadlineFacts, kind: DeadlineKind, placementId: string) =>
	settlements
		.filter((done) => done.kind === kind && done.placementId === placementId)
		.reduce<Day | null>((latest, { doneOn: day }) => (latest === null || latest < day ? day : latest), null);

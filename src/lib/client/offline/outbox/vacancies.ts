import type { SeenReport } from '../../../domain/capacity/report';
import { clockInGermany } from '../../../domain/consultations/local-time';
import { addDays, formatDay } from '../../../domain/day';
import type { ErrorDetails } from '../../../domain/errors';
import { outboxApi } from '../../api';
import type { Inputs, NewEntry } from './entry';
import type { Difference, Kind } from './kinds';

type Amounts = Pick<SeenReport, 'operable' | 'occupiedOutside'>;

const german = (amount: string) => amount.replace(/\.?0+$/, '').replace('.', ',');

const inWords = ({ operable, occupiedOutside }: Amounts) =>
	`${german(operable)} betreibbar, ${german(occupiedOutside)} außerhalb belegt`;

const currentIn = ({ reportedAt, operable, occupiedOutside }: ErrorDetails): SeenReport => ({
	reportedAt: reportedAt === null ? null : String(reportedAt),
	operable: String(operable),
	occupiedOutside: String(occupiedOutside)
});

function differences(mine: Amounts, details: ErrorDetails): Difference[] {
	const theirs = currentIn(details);
	return [
		{ label: 'Betreibbar', mine: german(mine.operable), theirs: german(theirs.operable) },
		{ label: 'Außerhalb belegt', mine: german(mine.occupiedOutside), theirs: german(theirs.occupiedOutside) }
	];
}

/** Whoever holds on to what they saw reports it anew, on top of what they have now seen. */
const insist = (said: Omit<Inputs['vacancy-report'], 'basedOn'>, details: ErrorDetails): NewEntry => ({
	...{ kind: 'vacancy-report', subject: said.offerId, input: { ...said, basedOn: currentIn(details) } }
});

const todayInGermany = () => clockInGermany(new Date().toISOString()).day;

export const vacancyConfirmation: Kind<'vacancy-confirmation'> = {
	title: ({ name }) => `Stimmt noch: ${name}`,
	describe: ({ seen }) => inWords(seen),
	send: ({ id, account, input: { offerId, seen }, signal }) =>
		outboxApi(account).vacancies.confirm.mutate(
			{ idempotencyKey: id, offerIds: [offerId], basedOn: { [offerId]: seen } },
			{ signal }
		),
	conflict: {
		differences: ({ seen }, details) => differences(seen, details),
		insist: ({ offerId, name, seen: { operable, occupiedOutside } }, details) =>
			insist({ offerId, name, operable, occupiedOutside, from: todayInGermany(), until: null }, details)
	},
	rebase: (input, answer) => ({ ...input, seen: onTopOf(input.seen, answer) })
};

export const vacancyReport: Kind<'vacancy-report'> = {
	title: ({ name }) => `Vakanz: ${name}`,
	describe: ({ from, until, ...amounts }) =>
		`${inWords(amounts)} ab ${formatDay(from)}${until === null ? '' : ` bis ${formatDay(addDays(until, -1))}`}`,
	send: ({ id, account, input: { name: _name, ...said }, signal }) =>
		outboxApi(account).vacancies.report.mutate({ idempotencyKey: id, ...said }, { signal }),
	conflict: {
		differences,
		insist: ({ basedOn: _basedOn, ...said }, details) => insist(said, details)
	},
	rebase: (input, answer) => ({ ...input, basedOn: onTopOf(input.basedOn, answer) })
};

/** The own word before is no surprise; what was seen later than that stays what was seen. */
function onTopOf(seen: SeenReport, answer: unknown): SeenReport {
	const told = reportedAtOf(answer);
	const known = told === null || (seen.reportedAt !== null && seen.reportedAt > told);
	return known ? seen : { ...seen, reportedAt: told };
}

function reportedAtOf(answer: unknown): string | null {
	const { reportedAt } = answer as { reportedAt?: unknown };
	return typeof reportedAt === 'string' ? reportedAt : null;
}

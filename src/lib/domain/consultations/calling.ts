import { MIN_PROFESSIONALS } from './consultation';

/** Somebody who is to take part: a colleague with an account, or a guest by name. */
export type Invited = { accountId: string | null; name: string; function: string };

export const TOO_FEW_PROFESSIONALS =
	'Zur Teamberatung gehören mindestens zwei Fachkräfte mit Konto (§ 36 Abs. 2 Satz 1 SGB VIII).';

export const professionalsIn = (participants: readonly { accountId: string | null }[]) =>
	new Set(participants.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))).size;

type Call = { participants: readonly Invited[]; meetingAt: string; voteUntil: string };

/** What speaks against calling a consultation like this now: a sentence per field, none when it may be called. */
export function callProblems({ participants, meetingAt, voteUntil }: Call, now: string): Record<string, string> {
	const accounts = participants.filter(({ accountId }) => accountId !== null);
	return {
		...(professionalsIn(participants) < MIN_PROFESSIONALS && { participants: TOO_FEW_PROFESSIONALS }),
		...(professionalsIn(participants) < accounts.length && {
			participants: 'Eine Person ist zweimal eingeladen. Bitte entfernen Sie einen der Einträge.'
		}),
		...(isBefore(meetingAt, now) && { meetingAt: 'Der Termin liegt in der Vergangenheit.' }),
		...voteProblem({ meetingAt, voteUntil }, now)
	};
}

/** The same for another time; a meeting that was held already keeps its day, only the votes go on. */
export function rescheduleProblems(call: Call, { meetingAt }: Pick<Call, 'meetingAt'>, now: string) {
	const { meetingAt: past, ...others } = callProblems(call, now);
	return past === undefined || call.meetingAt === meetingAt ? others : { ...others, meetingAt: past };
}

function voteProblem({ meetingAt, voteUntil }: Omit<Call, 'participants'>, now: string): Record<string, string> {
	if (isBefore(voteUntil, now)) return { voteUntil: 'Die Frist für die Stimmen liegt in der Vergangenheit.' };
	if (isBefore(voteUntil, meetingAt)) return { voteUntil: 'Die Frist für die Stimmen endet vor der Beratung.' };
	return {};
}

const isBefore = (moment: string, other: string) => Date.parse(moment) < Date.parse(other);

import type { DomainErrorCode } from '../errors';
import { votes, type Vote } from './consultation';

type Voting = { closedAt: string | null; cancelledAt: string | null; voteUntil: string };

/** Why this person cannot vote now; null when it can. A vote may be changed until the deadline. */
export function voteRefusal(
	{ closedAt, cancelledAt, voteUntil }: Voting,
	invited: { accountId: string | null } | undefined,
	now: string
): DomainErrorCode | null {
	if (invited === undefined || invited.accountId === null) return 'consultation/not-invited';
	if (closedAt !== null) return 'consultation/closed';
	if (cancelledAt !== null) return 'consultation/cancelled';
	return Date.parse(now) > Date.parse(voteUntil) ? 'consultation/voting-over' : null;
}

type Cast = { accountId: string | null; vote: Vote | null };
/** `open`: invited with an account and not yet heard. */
export type VoteCount = Record<Vote, number> & { cast: number; open: number };

/** Only who has an account can vote; guests are heard and never counted. */
export function countVotes(participants: readonly Cast[]): VoteCount {
	const voters = participants.filter(({ accountId }) => accountId !== null);
	const of = (vote: Vote | null) => voters.filter((one) => one.vote === vote).length;
	const open = of(null);
	return { yes: of('yes'), no: of('no'), abstain: of('abstain'), cast: voters.length - open, open };
}

const words: Record<Vote, readonly [one: string, many: string]> = {
	yes: ['Zustimmung', 'Zustimmungen'],
	no: ['Ablehnung', 'Ablehnungen'],
	abstain: ['Enthaltung', 'Enthaltungen']
};

/** '2 Zustimmungen, 1 Enthaltung, 1 Stimme offen' */
export function votesInWords(count: VoteCount): string {
	const parts = votes.flatMap((vote) => (count[vote] === 0 ? [] : [inWords(count[vote], words[vote])]));
	const open = count.open === 0 ? [] : [`${inWords(count.open, ['Stimme', 'Stimmen'])} offen`];
	const all = [...parts, ...open];
	return all.length === 0 ? 'niemand stimmt ab' : all.join(', ');
}

const inWords = (count: number, [one, many]: readonly [string, string]) => `${count} ${count === 1 ? one : many}`;

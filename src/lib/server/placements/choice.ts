import { DomainError, InvalidInput } from '../../domain/errors';
import type { WholeEuro } from '../../domain/money';
import { choiceProblems, extraCost, needsChoiceReason } from '../../domain/offers/choice';
import type { FrozenList } from '../../domain/offers/frozen-list';
import type { Need } from '../../domain/offers/need';
import type { Database } from '../db/client';
import type { choiceRecord } from '../db/schema/placements';
import { loadFrozenList } from '../offers/frozen-list';
import type { Actor, Settings } from '../trpc/context';
import type { ReserveInput } from './input';
import type { Look } from './look';

type Asked = { db: Database; actor: Actor; settings: Settings };

/**
 * The list from which the offer was taken: that of the search it came with, else the same help for the same person in the
 * own office's area. Compared are the offers that could be had instead, from the cheapest on, over what is reserved.
 */
export function loadAlternatives({ db, actor, settings }: Asked, input: ReserveInput, look: Look): Promise<FrozenList> {
	const { begin, end, daysPerWeek, hoursPerWeek, offerId } = input;
	const wishes = input.search ?? { ...NO_WISHES, ...look.person, offices: [actor.viewer.office ?? ''] };
	const need: Need = {
		...{ ...wishes, list: 'available', page: 1 },
		...{ serviceType: look.serviceType, begin, end, daysPerWeek, hoursPerWeek }
	};
	return loadFrozenList(db, {
		need,
		judged: { now: actor.now, limits: settings.reportLimits },
		chosenOfferId: offerId
	});
}

const NO_WISHES = { regions: [], near: null, specialisations: [], text: '', pageSize: 50 };

/** What of the decision record does not depend on the placement it belongs to. */
export type AssessedChoice = Pick<
	typeof choiceRecord.$inferInsert,
	'reason' | 'text' | 'extraCost' | 'extraPercent' | 'frozenList'
>;

type Chosen = { input: ReserveInput; fee: WholeEuro | null };

/**
 * The decision record: the list, what the choice costs more than the cheapest one that could be had, and why.
 * @throws when it is dearer, was taken from a search, and nobody says why.
 */
export function assessChoice(frozenList: FrozenList, { input, fee }: Chosen): AssessedChoice {
	const { cheapest } = frozenList;
	const more = costOf(fee, cheapest);
	// Other programs that reserve without a search are not asked; a person in front of the list is.
	if (input.search !== null) refuseUnexplained(input, { fee, cheapest, more: more?.euros ?? null });
	return {
		...{ reason: input.choiceReason, text: input.choiceText, frozenList },
		...{ extraCost: more && Number(more.euros), extraPercent: more?.percent ?? null }
	};
}

/** What the choice costs more than the cheapest one; null when it does not, or when nobody can say. */
const costOf = (fee: WholeEuro | null, cheapest: WholeEuro | null) =>
	fee !== null && cheapest !== null && needsChoiceReason(fee, cheapest) ? extraCost(fee, cheapest) : null;

type Compared = { fee: WholeEuro | null; cheapest: WholeEuro | null; more: WholeEuro | null };

function refuseUnexplained(
	{ choiceReason: reason, choiceText: text }: ReserveInput,
	{ fee, cheapest, more }: Compared
) {
	const needed = needsChoiceReason(fee, cheapest);
	if (needed && reason === null) {
		throw new DomainError('placement/choice-reason-required', { cheapestFee: cheapest, extraCost: more });
	}
	const problems = choiceProblems({ reason, text }, needed);
	if (problems.choiceText !== undefined) throw new InvalidInput({ choiceText: problems.choiceText });
}

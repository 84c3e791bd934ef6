import { DomainError, InvalidInput } from '../../domain/errors';
import type { WholeEuro } from '../../domain/money';
import { choiceProblems, extraCost, needsChoiceReason } from '../../domain/offers/choice';
import type { Db } from '../db/client';
import { loadFrozenList } from '../offers/frozen-list';
import type { choiceRecord } from '../db/schema/placements';
import type { Actor, Settings } from '../trpc/context';
import type { CaseFacts } from './case-facts';
import type { ReserveInput } from './input';
import type { ReservableOffer } from './reservable-offer';

type Chosen = { help: CaseFacts; offer: ReservableOffer; input: ReserveInput; fee: WholeEuro | null };

/** What of the decision record does not depend on the placement it belongs to. */
export type AssessedChoice = {
	record: Pick<typeof choiceRecord.$inferInsert, 'reason' | 'text' | 'extraCost' | 'extraPercent' | 'frozenList'>;
};

/**
 * The decision record: the list from which the offer was taken, what it costs more than the cheapest one that could be
 * had, and why. @throws when it is dearer, was taken from a search, and nobody says why.
 */
export async function assessChoice(
	tx: Db,
	{ actor: { now }, settings: { reportLimits } }: { actor: Actor; settings: Settings },
	chosen: Chosen
): Promise<AssessedChoice> {
	const { input, offer, fee } = chosen;
	const judged = { now, limits: reportLimits };
	const need = { ...(input.search ?? defaultNeed(chosen)), ...comparedStay(chosen) };
	const frozenList = await loadFrozenList(tx, { need, judged, chosenOfferId: offer.offerId });
	const { cheapest } = frozenList;
	const more = costOf(fee, cheapest);
	// Other programs that reserve without a search are not asked; a person in front of the list is.
	if (input.search !== null) refuseUnexplained(input, { fee, cheapest, more: more?.euros ?? null });
	return {
		record: {
			...{ reason: input.choiceReason, text: input.choiceText, frozenList },
			...{ extraCost: more && Number(more.euros), extraPercent: more?.percent ?? null }
		}
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

/** Compared are the offers that could be had instead, from the cheapest on, over what is being reserved. */
function comparedStay({ offer: { serviceType }, input: { begin, end, daysPerWeek, hoursPerWeek } }: Chosen) {
	return { list: 'available' as const, page: 1, serviceType, begin, end, daysPerWeek, hoursPerWeek };
}

/** When no search was sent along: the same help for the same person in the own office's area. */
function defaultNeed({ help: { birthDate, sex, unaccompanied, officeAgs } }: Chosen) {
	return {
		...{ offices: [officeAgs], regions: [], near: null, specialisations: [] },
		...{ birthDate, sex, unaccompanied, text: '', pageSize: 50 }
	};
}

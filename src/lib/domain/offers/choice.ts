import { Decimal } from 'decimal.js';
import { compareEuro, type WholeEuro } from '../money';

/** Why a dearer suitable offer is taken (right to wish and choose, § 5 and § 37c Abs. 3 SGB VIII). */
export const choiceReasons = [
	'wish',
	'siblings',
	'school',
	'family',
	'group',
	'suitability',
	'urgency',
	'other'
] as const;
export type ChoiceReason = (typeof choiceReasons)[number];

export const choiceReasonLabels: Record<ChoiceReason, string> = {
	wish: 'Wunsch- und Wahlrecht',
	siblings: 'Geschwister',
	school: 'Schule',
	family: 'Nähe zur Familie',
	group: 'Gruppenzusammensetzung',
	suitability: 'fachliche Eignung',
	urgency: 'Dringlichkeit',
	other: 'Sonstiges'
};

/**
 * Whether taking this offer asks for a reason: it is dearer than the cheapest available one, or nobody can say,
 * because it has no valid rate while another one has.
 */
export const needsChoiceReason = (chosen: WholeEuro | null, cheapest: WholeEuro | null) =>
	cheapest !== null && (chosen === null || compareEuro(chosen, cheapest) > 0);

/** What the choice costs more over the whole period, from the rounded fees; percent '15.8', null against nothing. */
export type ExtraCost = { euros: WholeEuro; percent: string | null };

export function extraCost(chosen: WholeEuro, cheapest: WholeEuro): ExtraCost {
	const euros = new Decimal(chosen).minus(cheapest);
	const share = new Decimal(cheapest).isZero() ? null : euros.times(100).div(cheapest);
	return {
		euros: euros.toFixed(0) as WholeEuro,
		percent: share === null ? null : share.toFixed(1, Decimal.ROUND_HALF_UP)
	};
}

/** A German message per field of a choice that is not complete; empty when it is. */
export function choiceProblems(
	choice: { reason: ChoiceReason | null; text: string | null },
	reasonNeeded: boolean
): { choiceReason?: string; choiceText?: string } {
	if (reasonNeeded && choice.reason === null) {
		return { choiceReason: 'Bitte einen Grund wählen, warum nicht das günstigste Angebot genommen wird.' };
	}
	const sentenceMissing = choice.reason === 'other' && (choice.text ?? '').trim() === '';
	return sentenceMissing ? { choiceText: 'Bitte den Grund kurz beschreiben.' } : {};
}

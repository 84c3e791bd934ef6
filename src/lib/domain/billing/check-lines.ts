import { ADVANCE, ADVANCE_SET_OFF } from './advances';
import type { ClaimedLine, LineAmounts } from './claimed-line';
import { judgeLine, type Judgement, type StayBackground } from './judge-line';
import type { LineCause } from './line-causes';
import { matchLines } from './match-lines';
import type { BillingLine } from './result';

export type CheckedLine = {
	/** Null: the rules give something that is not claimed. */
	lineId: string | null;
	placementId: string | null;
	status: 'equal' | 'deviates';
	claimed: LineAmounts | null;
	expected: LineAmounts | null;
	cause: LineCause | null;
	rule: string;
};

export type CheckBackground = {
	/** By placement; what is not in it is not a stay of this office and provider. */
	stays: ReadonlyMap<string, StayBackground>;
	/** The provider declares that absent persons' places were kept. */
	placeKept: boolean;
	/** What is to be set off of advances; null = nothing. */
	setOff: BillingLine | null;
};

/**
 * Recomputes an invoice: what is claimed beside what the same rules give for the same facts. Every claimed line gets one
 * answer, in the order in which it stands there; after them what is expected and not claimed.
 */
export function checkLines(claimed: readonly ClaimedLine[], background: CheckBackground): CheckedLine[] {
	const groups = byPlacement(claimed);
	const answers = new Map<string, CheckedLine>();
	const notClaimed: CheckedLine[] = [];
	for (const placementId of new Set([...groups.keys(), ...background.stays.keys(), null])) {
		const lines = groups.get(placementId) ?? [];
		const checked = placementId === null ? withoutStay(lines, background) : ofStay(placementId, lines, background);
		for (const answer of checked) {
			if (answer.lineId === null) notClaimed.push(answer);
			else answers.set(answer.lineId, answer);
		}
	}
	return [...claimed.flatMap(({ lineId }) => answers.get(lineId) ?? []), ...notClaimed];
}

function byPlacement(lines: readonly ClaimedLine[]) {
	const groups = new Map<string | null, ClaimedLine[]>();
	for (const line of lines) groups.set(line.placementId, [...(groups.get(line.placementId) ?? []), line]);
	return groups;
}

function ofStay(placementId: string, lines: readonly ClaimedLine[], { stays, placeKept }: CheckBackground) {
	const stay = stays.get(placementId);
	if (!stay) return lines.map((line) => answer(line, { cause: 'unknown-stay', expected: null }));
	const { pairs, rest } = matchLines(lines, stay.expected);
	return [
		...pairs.map(({ line, expected }) => answer(line, judgeLine(line, expected, { ...stay, placeKept }))),
		...rest.map((expected) => missing(placementId, expected))
	];
}

/** Advances and what is set off of them belong to no stay. */
function withoutStay(lines: readonly ClaimedLine[], { setOff }: CheckBackground): CheckedLine[] {
	const claims = lines.some(({ rule }) => rule === ADVANCE_SET_OFF);
	const checked = lines.map((line) => {
		if (line.rule === ADVANCE) return answer(line, { cause: 'advance', expected: null });
		if (line.rule !== ADVANCE_SET_OFF) return answer(line, { cause: 'unknown-stay', expected: null });
		const cause = line.amount === setOff?.amount ? null : 'set-off';
		return answer(line, { cause, expected: setOff });
	});
	const forgotten = setOff !== null && !claims && !lines.some(({ rule }) => rule === ADVANCE);
	return forgotten ? [...checked, { ...missing(null, setOff), cause: 'set-off' }] : checked;
}

const answer = (line: ClaimedLine, { cause, expected }: Judgement): CheckedLine => ({
	...{ lineId: line.lineId, placementId: line.placementId, rule: line.rule, cause },
	...{ status: cause === null ? 'equal' : 'deviates', claimed: amountsOf(line) },
	expected: expected === null ? null : amountsOf(expected)
});

const missing = (placementId: string | null, expected: BillingLine): CheckedLine => ({
	...{ lineId: null, placementId, status: 'deviates', claimed: null, expected: amountsOf(expected) },
	...{ cause: 'not-claimed', rule: expected.rule }
});

const amountsOf = ({ from, to, quantity, unit, price, amount }: LineAmounts): LineAmounts => ({
	...{ from, to, quantity },
	...{ unit, price, amount }
});

/** A claimed line that is not as expected takes a person's decision; what was not claimed is only told. */
export const needsDecision = ({ status, lineId }: CheckedLine) => status === 'deviates' && lineId !== null;

import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import type { ApiOutput } from '$lib/client/api';
import { needToParams } from '$lib/domain/offers/need-params';
import type { NextStep, StepKind } from '$lib/domain/placements/next-step';
import { firstNeed } from './[caseId]/first-need';

type Row = Pick<
	ApiOutput['cases']['list']['rows'][number],
	'caseId' | 'closedOn' | 'birthDate' | 'sex' | 'unaccompanied' | 'placementId'
>;

export type CaseAction = { label: string; href: ResolvedPathname };

/** What is waited for is done by somebody else. */
const waiting: ReadonlySet<StepKind> = new Set(['await-answer', 'await-consent']);

/** What can be done with a case from the overview: its next step, if it is the worker's, and its file. */
export function caseActions(row: Row, step: NextStep | null, officeAgs: string | null): CaseAction[] {
	const file: CaseAction = { label: 'Akte', href: resolve(`/faelle/${row.caseId}/akte`) };
	if (step === null || waiting.has(step.kind) || row.closedOn !== null) return [file];
	return [{ label: step.text, href: hrefOf(row, step.kind, officeAgs) }, file];
}

function hrefOf(row: Row, kind: StepKind, officeAgs: string | null): ResolvedPathname {
	const { caseId, placementId } = row;
	if (kind === 'search')
		return resolve(`/suche?${needToParams(firstNeed({ ...row, officeAgs })).toString()}&fall=${caseId}`);
	if (kind !== 'write-commitment' || placementId === null) return resolve(`/faelle/${caseId}?blatt=belegung`);
	return resolve(`/faelle/${caseId}/akte/neu?art=cost-commitment&belegung=${placementId}`);
}

import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import type { ApiOutput } from '$lib/client/api';
import { needToParams } from '$lib/domain/offers/need-url';
import type { NextStep, StepKind } from '$lib/domain/placements/next-step';
import { firstNeed } from './[caseId]/first-need';

type Row = Pick<
	ApiOutput['cases']['list']['rows'][number],
	'caseId' | 'closedOn' | 'birthDate' | 'sex' | 'unaccompanied' | 'placementId'
>;

export type CaseAction = { label: string; href: ResolvedPathname };

/** What is waited for is done by somebody else. */
const labels: Partial<Record<StepKind, string>> = {
	...{ search: 'Suchen', book: 'Buchen', 'write-commitment': 'Kostenzusage' },
	...{ 'record-arrival': 'Ankunft', 'record-end': 'Ende' }
};

/** What can be done with a case from the overview: its next step, if it is the worker's, and its file. */
export function caseActions(row: Row, step: NextStep | null, officeAgs: string | null): CaseAction[] {
	const file: CaseAction = { label: 'Akte', href: resolve(`/faelle/${row.caseId}/akte`) };
	const label = step === null ? undefined : labels[step.kind];
	if (step === null || label === undefined || row.closedOn !== null) return [file];
	return [{ label, href: hrefOf(row, step.kind, officeAgs) }, file];
}

function hrefOf(row: Row, kind: StepKind, officeAgs: string | null): ResolvedPathname {
	const { caseId, placementId } = row;
	if (kind === 'search')
		return resolve(`/suche?${needToParams(firstNeed({ ...row, officeAgs })).toString()}&fall=${caseId}`);
	if (kind !== 'write-commitment' || placementId === null) return resolve(`/faelle/${caseId}?blatt=belegung`);
	return resolve(`/faelle/${caseId}/akte/neu?art=cost-commitment&belegung=${placementId}`);
}

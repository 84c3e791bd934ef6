import type { ApiOutput } from '$lib/client/api';
import type { Day } from '$lib/domain/day';
import {
	riskWanted,
	type AssessmentInput,
	type DangerSource,
	type RiskKind,
	type RiskParticular,
	type RiskResult
} from '$lib/domain/statistics/risk-assessments';

type Assessment = ApiOutput['statistics']['get']['assessments'][number];
const choices = [
	...(['reportedBy', 'result', 'followUp', 'whereabouts', 'motherAge', 'fatherAge'] as const),
	...(['foreignOrigin', 'germanAtHome', 'helpBefore', 'repeated'] as const)
] satisfies ('reportedBy' | 'result' | 'followUp' | Exclude<RiskParticular, 'sources'>)[];
type Choice = (typeof choices)[number];

/** An assessment in the form of its fields: text for every choice, empty where nothing is chosen. */
export type AssessmentDraft = Record<Choice, string> & {
	day: Day | null;
	kinds: RiskKind[];
	sources: DangerSource[];
	courtCalled: boolean;
};

export const assessmentDraftOf = (known: Assessment | null): AssessmentDraft => ({
	...{ day: known?.day ?? null, courtCalled: known?.courtCalled ?? false },
	...{ kinds: [...(known?.kinds ?? [])], sources: [...(known?.sources ?? [])] },
	...(Object.fromEntries(choices.map((name) => [name, known?.[name] ?? ''])) as Record<Choice, string>)
});

/** Of whom a danger comes is asked for only where there is one. */
export const askedOf = ({ result }: AssessmentDraft) => riskWanted({ result: result as RiskResult });

/** As the command takes it; whether a choice is one of its list is for the server to say. */
export function assessmentInputOf(draft: AssessmentDraft): AssessmentInput {
	const { day, kinds, courtCalled, sources, reportedBy, result, followUp, ...particulars } = draft;
	const known = Object.entries(particulars).map(([field, chosen]) => [field, chosen === '' ? null : chosen]);
	return {
		...(Object.fromEntries(known) as Omit<AssessmentInput, 'day' | 'kinds'>),
		...({ day: day ?? '', reportedBy, result, followUp } as Pick<
			AssessmentInput,
			'day' | 'reportedBy' | 'result' | 'followUp'
		>),
		...{ kinds, courtCalled, sources: askedOf(draft).includes('sources') ? sources : [] }
	};
}

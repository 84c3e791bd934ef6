import { deadlineStates, type DeadlineListInput } from './input';
import { deadlineKinds } from './kinds';

/** The list of deadlines in the address bar; what cannot be read is left out. */
export type DeadlineListState = Pick<DeadlineListInput, 'state' | 'kind' | 'mine' | 'page'>;

const words = { due: 'faellig', overdue: 'ueberfaellig', all: 'alle' } as const;

export function deadlinesFromParams(params: URLSearchParams): DeadlineListState {
	const page = Number(params.get('seite'));
	return {
		state: deadlineStates.find((state) => words[state] === params.get('liste')) ?? 'due',
		kind: deadlineKinds.find((kind) => kind === params.get('art')) ?? null,
		mine: params.get('meine') === '1',
		page: Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1
	};
}

export function deadlinesToParams({ state, kind, mine, page }: DeadlineListState): URLSearchParams {
	const params = new URLSearchParams();
	if (state !== 'due') params.set('liste', words[state]);
	if (kind !== null) params.set('art', kind);
	if (mine) params.set('meine', '1');
	if (page > 1) params.set('seite', String(page));
	return params;
}

import { caseSortKeys, workLists, type CaseOpenness, type CaseSort, type WorkList } from './list';
import type { CaseListInput } from './list-input';

/** The overview's state in the address bar, in German short keys; what cannot be read is left out. */
export type CaseListState = Pick<CaseListInput, 'text' | 'sort' | 'state' | 'openness' | 'work' | 'mine' | 'page'>;

export function listFromParams(params: URLSearchParams): CaseListState {
	const page = Number(params.get('seite'));
	return {
		text: (params.get('text') ?? '').slice(0, 100),
		sort: sortFrom(params.get('sortierung')),
		state: params.get('stand'),
		openness: opennessOf[params.get('faelle') ?? ''] ?? null,
		work: oneOf(workLists, params.get('arbeit')),
		mine: params.get('meine') === '1',
		page: Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1
	};
}

const opennessWords: Record<CaseOpenness, string> = { open: 'offen', closed: 'geschlossen' };
const opennessOf: Partial<Record<string, CaseOpenness>> = { offen: 'open', geschlossen: 'closed' };

const oneOf = (known: readonly WorkList[], value: string | null) =>
	known.find((candidate) => candidate === value) ?? null;

const newestFirst: CaseSort = { key: 'createdAt', descending: true };

function sortFrom(text: string | null): CaseSort {
	const key = caseSortKeys.find((candidate) => candidate === text?.replace(/^-/, ''));
	return key === undefined ? newestFirst : { key, descending: text?.startsWith('-') === true };
}

export const sortText = ({ key, descending }: CaseSort) => (descending ? `-${key}` : key);

/** The shortest address that says the same: what is as usual is not written. */
export function listToParams(state: CaseListState): URLSearchParams {
	const params = new URLSearchParams();
	if (state.text !== '') params.set('text', state.text);
	if (sortText(state.sort) !== sortText(newestFirst)) params.set('sortierung', sortText(state.sort));
	if (state.state !== null) params.set('stand', state.state);
	if (state.openness !== null) params.set('faelle', opennessWords[state.openness]);
	if (state.work !== null) params.set('arbeit', state.work);
	if (state.mine) params.set('meine', '1');
	if (state.page > 1) params.set('seite', String(state.page));
	return params;
}

/** What the API takes for this state. */
export const listInput = (state: CaseListState) => ({ ...state, sort: sortText(state.sort), pageSize: 50 });

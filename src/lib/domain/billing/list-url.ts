import type { DueKind } from './due';
import type { InvoiceState } from './states';

export type BillingSide = 'office' | 'provider';
export type InvoiceTab = { id: string; label: string; state: readonly InvoiceState[]; due: DueKind | null };

const all: InvoiceTab = { id: 'alle', label: 'Alle', state: [], due: null };
const due: readonly InvoiceTab[] = [
	{ id: 'faellig', label: 'Fällig', state: [], due: 'due' },
	{ id: 'ueberfaellig', label: 'Überfällig', state: [], due: 'overdue' }
];

/** What waits, in the order in which it is worked on. */
export const invoiceTabs: Record<BillingSide, readonly InvoiceTab[]> = {
	office: [
		{ id: 'neu', label: 'Neu', state: ['sent'], due: null },
		{ id: 'pruefung', label: 'In Prüfung', state: ['in-check'], due: null },
		{ id: 'beanstandet', label: 'Beanstandet', state: ['objected'], due: null },
		{ id: 'rechnerisch', label: 'Rechnerisch', state: ['approved-factually'], due: null },
		{ id: 'anordnen', label: 'Anordnen', state: ['approved-arithmetically'], due: null },
		{ id: 'zahlen', label: 'Zahlen', state: ['ordered'], due: null },
		...due,
		all
	],
	provider: [
		{ id: 'entwuerfe', label: 'Entwürfe', state: ['draft'], due: null },
		{
			id: 'unterwegs',
			label: 'Unterwegs',
			state: ['sent', 'in-check', 'approved-factually', 'approved-arithmetically', 'ordered'],
			due: null
		},
		{ id: 'beanstandet', label: 'Beanstandet', state: ['objected'], due: null },
		...due,
		all
	]
};

export type InvoiceListState = { tab: string; month: string | null; text: string; sort: string; page: number };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const SORT = /^-?(month|number|total|dueOn|sentAt|partner)$/;
const known = (pattern: RegExp, text: string | null) => (text !== null && pattern.test(text) ? text : null);

function pageFrom(text: string | null): number {
	const page = Number(text);
	return Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1;
}

function tabFrom(text: string | null, side: BillingSide): string {
	const tabs = invoiceTabs[side];
	return (tabs.find(({ id }) => id === text) ?? tabs[0] ?? all).id;
}

/** The list's state in the address bar; what cannot be read is left out. */
export const listFromParams = (params: URLSearchParams, side: BillingSide): InvoiceListState => ({
	tab: tabFrom(params.get('liste'), side),
	month: known(MONTH, params.get('monat')),
	text: (params.get('text') ?? '').slice(0, 100),
	sort: known(SORT, params.get('sortierung')) ?? '-month',
	page: pageFrom(params.get('seite'))
});

/** The shortest address that says the same. */
export function listToParams({ tab, month, text, sort, page }: InvoiceListState, side: BillingSide): URLSearchParams {
	const params = new URLSearchParams();
	if (tab !== invoiceTabs[side][0]?.id) params.set('liste', tab);
	if (month !== null) params.set('monat', month);
	if (text !== '') params.set('text', text);
	if (sort !== '-month') params.set('sortierung', sort);
	if (page > 1) params.set('seite', String(page));
	return params;
}

/** What the API takes for this state. */
export function listInput({ tab, ...state }: InvoiceListState, side: BillingSide) {
	const { state: states, due: kind } = invoiceTabs[side].find(({ id }) => id === tab) ?? all;
	return { ...state, state: [...states], due: kind, pageSize: 50 };
}

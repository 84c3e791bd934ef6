import { documentKinds, type DocumentKind } from './kinds';

/** What the list of an eAkte shows, as it stands in the address. */
export type DocumentListState = { text: string; kind: DocumentKind | null };

export const documentsFromParams = (params: URLSearchParams): DocumentListState => ({
	text: (params.get('text') ?? '').slice(0, 200),
	kind: documentKinds.find((known) => known === params.get('art')) ?? null
});

export const documentsToParams = ({ text, kind }: DocumentListState) =>
	new URLSearchParams({ ...(text !== '' && { text }), ...(kind !== null && { art: kind }) });

import { api, type ApiOutput } from './api';
import { isUnreachable } from './unreachable';

export type Catalogue = ApiOutput['directory']['catalogue'];

/** Names of all specialisations by their code. */
export const specialisationNamesOf = ({ specialisationGroups }: Catalogue): ReadonlyMap<string, string> =>
	new Map(specialisationGroups.flatMap(({ specialisations }) => specialisations.map(({ code, name }) => [code, name])));

const KEY = 'ankerplatz.catalogue';

/** What a need is chosen from; without network the copy of this device. */
export async function findCatalogue(fetch: typeof globalThis.fetch): Promise<Catalogue> {
	try {
		const catalogue = await api(fetch).directory.catalogue.query();
		store(catalogue);
		return catalogue;
	} catch (error) {
		const stored = isUnreachable(error) ? recall() : null;
		if (stored === null) throw error;
		return stored;
	}
}

function store(catalogue: Catalogue) {
	try {
		localStorage.setItem(KEY, JSON.stringify(catalogue));
	} catch {
		// On the server, or with storage switched off: without network there is then no need form.
	}
}

function recall(): Catalogue | null {
	try {
		const text = localStorage.getItem(KEY);
		return text === null ? null : (JSON.parse(text) as Catalogue);
	} catch {
		return null;
	}
}

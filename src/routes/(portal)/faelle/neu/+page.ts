import type { PageLoad } from './$types';

/** The query of a search that waits for a case; empty when the case is opened for itself. */
export const load: PageLoad = ({ url }) => ({ search: url.searchParams.get('suche') });

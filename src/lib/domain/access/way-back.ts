/** Only parsed with, never shown or visited. */
const SOMEWHERE = 'https://ankerplatz.invalid';

/**
 * The page somebody wanted before signing in, as a path of this portal. A link may name any address; one that leads
 * elsewhere ('//evil.example', '/\evil.example', 'https:…') is not followed.
 */
export function wayBack(wanted: string | null): string | null {
	if (!wanted?.startsWith('/')) return null;
	const url = URL.canParse(wanted, SOMEWHERE) ? new URL(wanted, SOMEWHERE) : null;
	if (url?.origin !== SOMEWHERE || url.pathname.startsWith('/anmelden')) return null;
	return url.pathname === '/' ? null : url.pathname + url.search;
}

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A link to a file opens it for one account and five minutes; whoever else gets hold of it, gets nothing. */
const LINK_MS = 5 * 60_000;

type Linked = { documentId: string; accountId: string; download: boolean; expires: number };

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'link to a document', 32));

const signatureOf = (secret: string, { documentId, accountId, download, expires }: Linked) =>
	createHmac('sha256', keyOf(secret))
		.update([documentId, accountId, download ? 'save' : 'show', String(expires)].join('\n'))
		.digest();

export function linkTo(secret: string, wanted: Omit<Linked, 'expires'>, now: string) {
	const expires = Date.parse(now) + LINK_MS;
	const query = new URLSearchParams({
		...(wanted.download && { speichern: '1' }),
		bis: String(expires),
		zeichen: signatureOf(secret, { ...wanted, expires }).toString('base64url')
	});
	return {
		path: `/api/akte/datei/${wanted.documentId}?${query.toString()}`,
		expiresAt: new Date(expires).toISOString()
	};
}

type Presented = { documentId: string; accountId: string; query: URLSearchParams; now: string };

/** What the link asks for, or null when it is over, altered or somebody else's. */
export function readLink(secret: string, { query, now, ...own }: Presented): { download: boolean } | null {
	const expires = Number(query.get('bis'));
	const download = query.get('speichern') === '1';
	if (!Number.isSafeInteger(expires) || expires <= Date.parse(now)) return null;
	const expected = signatureOf(secret, { ...own, download, expires });
	const given = Buffer.from(query.get('zeichen') ?? '', 'base64url');
	return given.length === expected.length && timingSafeEqual(given, expected) ? { download } : null;
}

import { pushSign as sign } from '../domain/access/push-sign';

/** Whatever arrives, the browser must be shown something, so unreadable is as good as nothing. */
export function messageIn(text: string): typeof sign {
	const { title, body, path } = readable(text);
	return { title: textOr(title, sign.title), body: textOr(body, sign.body), path: textOr(path, sign.path) };
}

function readable(text: string): Record<string, unknown> {
	try {
		const sent: unknown = JSON.parse(text);
		return typeof sent === 'object' && sent !== null ? { ...sent } : {};
	} catch {
		return {};
	}
}

const textOr = (value: unknown, otherwise: string) => (typeof value === 'string' && value !== '' ? value : otherwise);

/** Where a tap leads: never elsewhere, whatever a message names. */
export function addressIn(path: string, origin: string): string {
	const wanted = URL.canParse(path, origin) ? new URL(path, origin) : null;
	return wanted?.origin === origin ? wanted.href : new URL(sign.path, origin).href;
}

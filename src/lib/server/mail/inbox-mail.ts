import type { InboxKind } from '../../domain/placements/inbox';
import { inboxTitles } from '../../domain/placements/inbox';

export type Mail = { to: string; subject: string; text: string };

type About = { address: string; name: string; kind: InboxKind; facility: string | null };

/** Says that there is a message and where; whom it is about is only in the portal. */
export function inboxMail({ address, name, kind, facility }: About, origin: string): Mail {
	const title = inboxTitles[kind];
	const lines = [
		`Guten Tag, ${name},`,
		'',
		`in Ihrem Postfach liegt eine neue Nachricht: ${title}.`,
		...(facility === null ? [] : [`Einrichtung: ${facility}`]),
		'',
		`Öffnen: ${origin}/postfach`,
		'',
		'Diese E-Mail enthält keine personenbezogenen Daten des jungen Menschen. Sie können sie unter',
		`${origin}/konto abbestellen.`,
		'',
		'Ankerplatz – Serviceportal für Jugend und Soziales'
	];
	return { to: address, subject: `Ankerplatz: ${title}`, text: lines.join('\n') };
}

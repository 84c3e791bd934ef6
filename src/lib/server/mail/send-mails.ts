import { createTransport } from 'nodemailer';
import { sql } from 'drizzle-orm';
import type { InboxKind } from '../../domain/placements/inbox';
import type { Db } from '../db/client';
import { log } from '../log';
import { inboxMail } from './inbox-mail';

export type MailSettings = {
	/** 'smtp://user:password@host:587' or 'smtps://…' */
	smtpUrl: string;
	from: string;
	/** The address of the portal, for the links. */
	origin: string;
};

type Due = { id: string; address: string; name: string; kind: InboxKind; facility: string | null };

const AT_ONCE = 20;
const PATIENCE_MS = 10_000;

/**
 * Writes the mails of new messages and hands those whose turn it is to the mail server. One that it does not take is
 * tried again later; a crash between the server's yes and the note of it sends that one mail a second time.
 */
export async function sendMails(tx: Db, { smtpUrl, from, origin }: MailSettings) {
	await tx.execute(sql`SELECT write_mails()`);
	const { rows } = (await tx.execute(sql`SELECT * FROM due_mails(${AT_ONCE})`)) as { rows: Due[] };
	if (rows.length === 0) return;
	const server = createTransport(smtpUrl, { from });
	for (const due of rows) {
		const sent = await Promise.race([server.sendMail(inboxMail(due, origin)), timeout()]).then(
			() => true,
			(error: unknown) => {
				log.error({ place: 'mail', code: codeOf(error) });
				return false;
			}
		);
		await tx.execute(sql`SELECT note_mail(${due.id}, ${sent})`);
	}
	server.close();
}

const timeout = () =>
	new Promise<never>((_resolve, reject) => {
		setTimeout(() => {
			reject(new Error('the mail server does not answer'));
		}, PATIENCE_MS).unref();
	});

/** Neither address nor text reaches the log. */
const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

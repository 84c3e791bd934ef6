import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { test as base } from './database';

type Received = { to: string[]; message: string };

/** A mail server on loopback that keeps what it gets; `refuse` makes it say no. */
export const test = base.extend('postbox', { scope: 'file' }, async ({}, { onCleanup }) => {
	const received: Received[] = [];
	const state = { refuse: false };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, { envelope }, done) => {
			void text(stream).then((message) => {
				if (!state.refuse) received.push({ to: envelope.rcptTo.map(({ address }) => address), message });
				done(state.refuse ? new Error('no') : null);
			});
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	onCleanup(
		() =>
			new Promise<void>((closed) => {
				server.close(closed);
			})
	);
	const { port } = server.server.address() as AddressInfo;
	const settings = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'A <a@b.example>', origin: 'https://portal.example' };
	return { received, state, settings };
});

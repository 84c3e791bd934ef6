import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A way to the database that breaks on all connections at once, as when a process is killed: so many messages arrive
 * there, and the answer to the last one is lost.
 */
export async function cutWire(databaseUrl: string, { messages }: { messages: number }) {
	const { hostname, port } = new URL(databaseUrl);
	const sockets = new Set<Socket>();
	let passed = 0;
	let isCut = false;
	const cut = () => {
		isCut = true;
		for (const socket of sockets) socket.destroySoon();
	};
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.setNoDelay(true);
			socket.on('error', () => undefined);
			socket.on('close', cut);
		}
		near.on('data', (message) => {
			if (isCut) return;
			far.write(message);
			if (++passed === messages) cut();
		});
		far.on('data', (message) => {
			if (!isCut) near.write(message);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = new URL(databaseUrl);
	url.hostname = '127.0.0.1';
	url.port = String((server.address() as AddressInfo).port);
	return {
		url: url.toString(),
		isCut: () => isCut,
		stop: async () => {
			server.close();
			cut();
			await once(server, 'close');
		}
	};
}

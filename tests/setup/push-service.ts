import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pushKeysOf } from '../../src/lib/server/push/keys';
import type { PushSettings } from '../../src/lib/server/push/send-pushes';
import { test as base } from './database';

type Rung = { path: string; headers: IncomingHttpHeaders; body: Buffer };

/** A push service on loopback that keeps what it gets and answers with `state.status`. */
export const test = base.extend('pushService', { scope: 'file' }, async ({}, { onCleanup }) => {
	const rung: Rung[] = [];
	const state = { status: 201 };
	const server = createServer((request, response) => {
		void buffer(request).then((body) => {
			rung.push({ path: request.url ?? '', headers: request.headers, body });
			response.writeHead(state.status).end();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onCleanup(() => {
		server.closeAllConnections();
		server.close();
	});
	const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
	const keys = pushKeysOf('p'.repeat(64));
	const settings: PushSettings = { keys, subject: 'https://portal.example', hosts: [origin] };
	return { rung, state, settings, origin };
});

/** What a browser makes when it subscribes: the public half goes to the server, the private one opens messages. */
export function makeDevice(origin: string) {
	const pair = createECDH('prime256v1');
	const p256dh = pair.generateKeys('base64url');
	const secret = randomBytes(16);
	const endpoint = `${origin}/${randomBytes(6).toString('hex')}`;
	return {
		subscription: { endpoint, p256dh, auth: secret.toString('base64url') },
		path: new URL(endpoint).pathname,
		open: (body: Buffer) => open(body, pair, secret)
	};
}

/** Message encryption for web push (RFC 8291 over RFC 8188), read as a browser reads it. */
function open(body: Buffer, pair: ECDH, secret: Buffer): string {
	const [salt, senderKey, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), senderKey]);
	const material = Buffer.from(hkdfSync('sha256', pair.computeSecret(senderKey), secret, info, 32));
	const derived = (label: string, length: number) =>
		Buffer.from(hkdfSync('sha256', material, salt, `Content-Encoding: ${label}\0`, length));
	const decipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
	decipher.setAuthTag(sealed.subarray(-16));
	const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
	return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

/** The claims of the sender's signed token (RFC 8292); null when the signature is not that of the named key. */
export function claimsOf(authorization: string): { aud: string; sub: string } | null {
	const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
	const [head = '', claims = '', signature = ''] = token.split('.');
	const point = Buffer.from(key, 'base64url');
	const publicKey = createPublicKey({
		key: {
			...{ kty: 'EC', crv: 'P-256' },
			x: point.subarray(1, 33).toString('base64url'),
			y: point.subarray(33).toString('base64url')
		},
		format: 'jwk'
	});
	const signed = Buffer.from(`${head}.${claims}`);
	const genuine = verify(
		'sha256',
		signed,
		{ key: publicKey, dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url')
	);
	return genuine ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; sub: string }) : null;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type S3Request = { method: string; path: string; authorization: string; body: Buffer };

/** The least of S3 that a storage needs, in memory; it refuses what carries no signature. */
export async function startS3(bucket: string) {
	const objects = new Map<string, Buffer>();
	const requests: S3Request[] = [];
	const server = createServer((request, response) => {
		void receive(request).then((body) => {
			const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
			const { method = '', headers } = request;
			requests.push({ method, path: pathname, authorization: headers.authorization ?? '', body });
			if (!/^AWS4-HMAC-SHA256 Credential=zugang\/\d{8}\/eu-central-1\/s3\//.test(headers.authorization ?? '')) {
				response.writeHead(403).end();
			} else if (searchParams.has('list-type')) list(response, objects, searchParams);
			else answer(response, { method, key: pathname.slice(`/${bucket}/`.length), body, objects });
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const stop = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	};
	return { endpoint: `http://127.0.0.1:${port}`, objects, requests, stop };
}

async function receive(request: IncomingMessage) {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return Buffer.concat(pieces);
}

type Asked = { method: string; key: string; body: Buffer; objects: Map<string, Buffer> };

function answer(response: ServerResponse, { method, key, body, objects }: Asked) {
	const content = objects.get(key);
	if (method === 'PUT') {
		objects.set(key, body);
		response.writeHead(200, { etag: '"x"' }).end();
	} else if (method === 'DELETE') {
		objects.delete(key);
		response.writeHead(204).end();
	} else if (content === undefined) {
		const missing = '<Error><Code>NoSuchKey</Code><Message>missing</Message></Error>';
		response.writeHead(404, { 'content-type': 'application/xml' }).end(missing);
	} else response.writeHead(200, { 'content-length': content.byteLength }).end(content);
}

/** One object a page, so that the pages are gone through as well. */
function list(response: ServerResponse, objects: Map<string, Buffer>, asked: URLSearchParams) {
	const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).sort();
	const at = Number(asked.get('continuation-token') ?? 0);
	const key = keys[at];
	const more = at + 1 < keys.length;
	const entry =
		key === undefined
			? ''
			: `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`;
	const next = more ? `<NextContinuationToken>${at + 1}</NextContinuationToken>` : '';
	response
		.writeHead(200, { 'content-type': 'application/xml' })
		.end(`<ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${next}${entry}</ListBucketResult>`);
}

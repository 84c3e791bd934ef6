import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import lighthouse from 'lighthouse';
import { chromium, type BrowserContext } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../scripts/chromium';
import { freePort } from '../../src/lib/server/db/embedded-waiting';

/** A page, and whose first page it is; null = open to everybody. */
export type Visited = { path: string; email: string | null };

export type Report = Visited & {
	/** 0 to 100. */
	performance: number;
	accessibility: number;
	bestPractices: number;
	lcpMs: number;
	tbtMs: number;
	cls: number;
	/** What lowered accessibility or best practices. */
	failed: string[];
};

export const publicPages: readonly Visited[] = ['/anmelden', '/hilfe', '/barrierefreiheit', '/datenquellen'].map(
	(path) => ({ path, email: null })
);

/** `/` leads each role to where its day starts. */
export const firstPages: readonly Visited[] = [
	...['fachkraft@vg.demo', 'leitung@vg.demo', 'wjh@vg.demo', 'controlling@vg.demo', 'admin@vg.demo'],
	...['admin@traeger1.demo', 'einrichtung@traeger1.demo', 'rechnung@traeger1.demo', 'admin@system.demo']
].map((email) => ({ path: '/', email }));

type SignIn = (context: BrowserContext, email: string) => Promise<void>;

/** Each page with a phone of its own: a new profile, nothing cached, behind a proxy that compresses as a real one does. */
export async function measurePages(baseUrl: string, pages: readonly Visited[], signIn: SignIn): Promise<Report[]> {
	const proxy = await compressing(baseUrl);
	try {
		const reports: Report[] = [];
		for (const visited of pages) reports.push(await measurePage(proxy.url, visited, signIn));
		return reports;
	} finally {
		proxy.close();
	}
}

async function measurePage(baseUrl: string, visited: Visited, signIn: SignIn): Promise<Report> {
	const port = await freePort();
	const executablePath = findChromium();
	const context = await chromium.launchPersistentContext('', {
		...{ args: [...chromiumFlags, `--remote-debugging-port=${String(port)}`], baseURL: baseUrl },
		...(executablePath ? { executablePath } : {})
	});
	try {
		if (visited.email !== null) await signIn(context, visited.email);
		const result = await lighthouse(`${baseUrl}${visited.path}`, {
			...{ port, output: 'json' as const, logLevel: 'error' as const, disableStorageReset: true },
			onlyCategories: ['performance', 'accessibility', 'best-practices']
		});
		if (!result) throw new Error(`no report of ${visited.path}`);
		return { ...visited, ...figuresOf(result.lhr) };
	} finally {
		await context.close();
	}
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function figuresOf({ categories, audits }: Result): Omit<Report, keyof Visited> {
	const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
	const value = (name: string) => audits[name]?.numericValue ?? NaN;
	return {
		...{ performance: score('performance'), accessibility: score('accessibility') },
		bestPractices: score('best-practices'),
		...{ lcpMs: value('largest-contentful-paint'), tbtMs: value('total-blocking-time') },
		cls: value('cumulative-layout-shift'),
		failed: ['accessibility', 'best-practices'].flatMap((name) =>
			(categories[name]?.auditRefs ?? [])
				.filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
				.map(({ id }) => said(id, audits[id]))
		)
	};
}

const LONGEST = 600;

/** What was found, as far as it fits into a line or two. */
const said = (id: string, audit: Result['audits'][string] | undefined) =>
	`${audit?.title ?? id} ${JSON.stringify(audit?.details ?? {})}`.slice(0, LONGEST);

const COMPRESSED = /text\/html|application\/(json|javascript)|text\/(css|javascript)|image\/svg|manifest/;

/** What stands in front of a real installation: compresses whatever the server has not compressed itself. */
async function compressing(baseUrl: string) {
	const app = new URL(baseUrl);
	const server = createServer((incoming, outgoing) => {
		const { url = '/', method, headers } = incoming;
		const asked = { ...headers, host: app.host, ...(headers.origin && { origin: app.origin }) };
		const upstream = request({ host: app.hostname, port: app.port, path: url, method, headers: asked }, (answer) => {
			const { 'content-length': length, ...rest } = answer.headers;
			const plain = answer.headers['content-encoding'] === undefined && COMPRESSED.test(rest['content-type'] ?? '');
			const encoded = plain
				? { ...rest, 'content-encoding': 'gzip' }
				: { ...rest, ...(length && { 'content-length': length }) };
			outgoing.writeHead(answer.statusCode ?? 502, encoded);
			if (plain) answer.pipe(createGzip()).pipe(outgoing);
			else answer.pipe(outgoing);
		});
		upstream.on('error', () => outgoing.destroy());
		outgoing.on('close', () => upstream.destroy());
		incoming.pipe(upstream);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}

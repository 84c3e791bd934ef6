import autocannon from 'autocannon';

export type Call = {
	path: string;
	method?: string;
	headers?: Record<string, string>;
	/** Written anew for each request: every connection goes through the same calls. */
	writeBody?: () => string;
};
export type Load = { url: string; calls: readonly Call[]; connections: number; seconds: number };
export type Loaded = {
	perSecond: number;
	p50: number;
	p95: number;
	/** Answers that are neither 2xx nor expected, and requests without an answer. */
	failed: number;
	/** How often each HTTP status was answered. */
	statuses: ReadonlyMap<number, number>;
};

/**
 * As many requests as the server answers on so many connections at once; times in milliseconds. `expected` names the
 * statuses beside 2xx that are an answer, e.g. 409 for a place that is gone.
 */
export async function load(
	{ url, calls, connections, seconds }: Load,
	expected: readonly number[] = []
): Promise<Loaded> {
	const times: number[] = [];
	const statuses = new Map<number, number>();
	const begin = performance.now();
	const running = autocannon({ url, connections, duration: seconds, requests: calls.map(requestOf) });
	running.on('response', (...told) => {
		times.push(told[3]);
		statuses.set(told[1], (statuses.get(told[1]) ?? 0) + 1);
	});
	const { non2xx, errors, timeouts } = await running;
	const elapsed = (performance.now() - begin) / 1_000;
	const accepted = expected.reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0);
	const failed = non2xx - accepted + errors + timeouts;
	return { perSecond: times.length / elapsed, ...percentiles(times), failed, statuses };
}

const requestOf = ({ writeBody, ...call }: Call) =>
	writeBody ? { ...call, setupRequest: (request: object) => ({ ...request, body: writeBody() }) } : call;

export function percentiles(times: readonly number[]) {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { p50: at(0.5), p95: at(0.95) };
}

export const median = (values: readonly number[]) => percentiles(values).p50;

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>) {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

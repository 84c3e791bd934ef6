import autocannon from 'autocannon';

export type Call = { path: string; method?: string; headers?: Record<string, string>; body?: string };
export type Load = { url: string; calls: readonly Call[]; connections: number; seconds: number };
export type Loaded = { perSecond: number; p50: number; p95: number; failed: number };

/** As many requests as the server answers on so many connections at once; times in milliseconds. */
export async function load({ url, calls, connections, seconds }: Load): Promise<Loaded> {
	const times: number[] = [];
	const begin = performance.now();
	const running = autocannon({ url, connections, duration: seconds, requests: [...calls] });
	running.on('response', (...told) => times.push(told[3]));
	const { non2xx, errors, timeouts } = await running;
	const elapsed = (performance.now() - begin) / 1_000;
	return { perSecond: times.length / elapsed, ...percentiles(times), failed: non2xx + errors + timeouts };
}

export function percentiles(times: readonly number[]) {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { p50: at(0.5), p95: at(0.95) };
}

export const median = (values: readonly number[]) => percentiles(values).p50;

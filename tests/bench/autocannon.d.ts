/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
	type Request = {
		method?: string;
		path: string;
		headers?: Record<string, string>;
		body?: string;
		setupRequest?: (request: object) => object;
	};
	type Options = {
		url: string;
		connections: number;
		duration?: number;
		amount?: number;
		requests: Request[];
		headers?: Record<string, string>;
	};
	type Result = { non2xx: number; errors: number; timeouts: number; duration: number };
	type Instance = PromiseLike<Result> & {
		/** Told: the client, the status, the bytes, the milliseconds it took. */
		on(event: 'response', listener: (...told: [unknown, number, number, number]) => void): void;
	};
	export default function autocannon(options: Options): Instance;
}

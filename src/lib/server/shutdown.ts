type Closer = () => Promise<void>;

/**
 * What the app must close before the process ends, e.g. its connections. The list hangs on globalThis because the
 * built app is a bundle with its own copy of this module, and it is `npm start` outside of it that ends the process.
 */
const key = Symbol.for('ankerplatz.closers');
const shared = globalThis as { [key]?: Closer[] };
const closers = (shared[key] ??= []);

export const onShutdown = (close: Closer) => {
	closers.push(close);
};

/** Closes in reverse order; one that fails does not keep the others open. */
export async function closeAll(): Promise<void> {
	const failures: unknown[] = [];
	for (let close = closers.pop(); close; close = closers.pop()) {
		await close().catch((error: unknown) => failures.push(error));
	}
	if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.');
}

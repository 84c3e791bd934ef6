import { InvalidInput } from '../../domain/errors';

/** Work that may run beside the page: named functions of values that can be copied. */
type Work = Record<string, (...args: never[]) => unknown>;

/** The same functions as the page sees them. */
export type Beside<W extends Work> = {
	[Name in keyof W]: (...args: Parameters<W[Name]>) => Promise<Awaited<ReturnType<W[Name]>>>;
};

type Call = { id: number; name: string; args: unknown[] };
type Failure = { name: string; message: string; fields: Record<string, string> | null };
type Answer = { id: number; value: unknown; failure: Failure | null };

/** Called in the worker: answers what the page asks. */
export function answerCalls(work: Work, scope: Pick<Worker, 'postMessage' | 'addEventListener'>) {
	scope.addEventListener('message', ({ data }) => {
		void answer(work, data as Call).then((result) => {
			scope.postMessage(result);
		});
	});
}

async function answer(work: Work, { id, name, args }: Call): Promise<Answer> {
	try {
		return { id, value: await work[name]?.(...(args as never[])), failure: null };
	} catch (error) {
		const { name: kind, message } = error instanceof Error ? error : new Error('unknown');
		return {
			id,
			value: null,
			failure: { name: kind, message, fields: error instanceof InvalidInput ? error.fields : null }
		};
	}
}

/** Called in the page. What the work refuses to do comes back as the same refusal. */
export function besideThePage<W extends Work>(worker: Worker): Beside<W> {
	const waiting = new Map<number, (answer: Answer) => void>();
	let count = 0;
	worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
		waiting.get(data.id)?.(data);
		waiting.delete(data.id);
	});
	const call = (name: string, args: unknown[]) =>
		new Promise((resolve, reject) => {
			const id = ++count;
			waiting.set(id, ({ value, failure }) => {
				if (failure === null) resolve(value);
				else reject(errorOf(failure));
			});
			worker.postMessage({ id, name, args } satisfies Call);
		});
	return new Proxy({} as Beside<W>, {
		// Handed on by an async function it must not be taken for a promise.
		get: (_none, name) => (name === 'then' ? undefined : (...args: unknown[]) => call(String(name), args))
	});
}

function errorOf({ name, message, fields }: Failure) {
	return fields === null ? Object.assign(new Error(message), { name }) : new InvalidInput(fields);
}

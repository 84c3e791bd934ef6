import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { log } from '../log';
import { Refused, type Job, type JobResult, type Message } from './jobs';

/**
 * Opens files in processes of their own: the server goes on answering meanwhile, and a file that takes too long or too
 * much memory ends only its process.
 */
const PROGRAM = resolve('src/lib/server/documents/workshop-process.ts');
const HEAP_MB = 384;
const AT_ONCE = 2;
const START_MS = 20_000;
const IDLE_MS = 60_000;
const DECODING_MS = 15_000;

const idle: ChildProcess[] = [];
const waiting: (() => void)[] = [];
let working = 0;
let warming = false;

/** @throws Refused when the file is not harmless, or when its time is over before it was accepted. */
export async function runJob(job: Job, milliseconds: number): Promise<JobResult> {
	if (working >= AT_ONCE) await new Promise<void>((next) => waiting.push(next));
	else working += 1;
	try {
		const bench = idle.pop() ?? (await startBench());
		return await workOn(bench, job, milliseconds);
	} finally {
		const next = waiting.shift();
		if (next) next();
		else working -= 1;
	}
}

/** Nothing of the server's environment goes along: neither its secret nor its way into the database. */
async function startBench(): Promise<ChildProcess> {
	const bench = fork(PROGRAM, {
		...{ execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MB}`], env: { NODE_ENV: 'production', TZ: 'UTC' } },
		...{ serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }
	});
	const first = await hear(bench, START_MS);
	if (first.last?.kind === 'ready') return bench.once('exit', () => forget(bench));
	bench.kill('SIGKILL');
	throw new Error('the workshop for files did not start');
}

async function workOn(bench: ChildProcess, job: Job, milliseconds: number): Promise<JobResult> {
	bench.ref();
	bench.channel?.ref();
	const answer = hear(bench, milliseconds);
	bench.send(job);
	const heard = await answer;
	if (heard.last === null) bench.kill('SIGKILL');
	else putAside(bench);
	return resultOf(heard);
}

type Heard = {
	/** What the file was accepted with before its text was read. */
	accepted: JobResult | null;
	/** The last word; null when the process ended or its time was over. */
	last: Message | null;
};

const hear = (bench: ChildProcess, milliseconds: number) =>
	new Promise<Heard>((answer) => {
		let accepted: JobResult | null = null;
		const settle = (last: Message | null) => {
			clearTimeout(timer);
			bench.off('message', heard).off('exit', ended).off('error', ended);
			answer({ accepted, last });
		};
		const heard = (sent: unknown) => {
			const message = sent as Message;
			if (message.kind === 'accepted') accepted = message.result;
			else if (message.kind === 'decoding') extend();
			else settle(message);
		};
		const ended = () => settle(null);
		let timer = setTimeout(ended, milliseconds);
		const extend = () => {
			clearTimeout(timer);
			timer = setTimeout(ended, DECODING_MS);
		};
		bench.on('message', heard).on('exit', ended).on('error', ended);
	});

function resultOf({ accepted, last }: Heard): JobResult {
	if (last?.kind === 'done') return last.result;
	if (last?.kind === 'refused') throw new Refused(last.reason);
	if (last?.kind === 'failed') throw new Error(last.error);
	if (accepted === null) throw new Refused('too-slow');
	return accepted;
}

/** So that the first upload of a day does not wait for a process to start. */
export function warmUp() {
	if (idle.length > 0 || working > 0 || warming) return;
	warming = true;
	startBench()
		.then(putAside, () => log.error({ place: 'documents', message: 'the workshop for files did not start' }))
		.finally(() => {
			warming = false;
		});
}

/** Kept for the next file for a while, and not in the way of the server's end. */
function putAside(bench: ChildProcess) {
	idle.push(bench);
	bench.unref();
	bench.channel?.unref();
	setTimeout(() => {
		if (forget(bench)) bench.kill();
	}, IDLE_MS).unref();
}

function forget(bench: ChildProcess): boolean {
	const at = idle.indexOf(bench);
	if (at !== -1) idle.splice(at, 1);
	return at !== -1;
}

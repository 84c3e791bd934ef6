import { TRPCClientError } from '@trpc/client';
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { createSubmission } from './submission.svelte';

type Refusal = { httpStatus: number; fields?: Record<string, string>; domain?: { code: string; details: object } };

const refused = (data: Refusal | null) => Object.assign(new TRPCClientError('no'), { data });
const closed = refused({ httpStatus: 409, domain: { code: 'case/closed', details: {} } });
const badInput = refused({ httpStatus: 400, fields: { reason: 'Bitte den Grund eingeben.' } });
const CLOSED = 'Der Fall ist geschlossen. Bitte öffnen Sie ihn zuerst wieder (Blatt Stammdaten).';

/** Commands that note the keys they were sent with and answer one after the other. */
function commands(...answers: (Error | string)[]) {
	const keys: string[] = [];
	const send = (key: string) => {
		const answer = answers[keys.length] ?? 'done';
		keys.push(key);
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	};
	return { keys, send };
}

/** A command that waits to be answered. */
function waiting() {
	const { promise, resolve } = Promise.withResolvers<string>();
	let sent = 0;
	const send = () => {
		sent += 1;
		return promise;
	};
	return { send, answer: resolve, count: () => sent };
}

describe('a second tap while the command is on its way', () => {
	it('sends nothing and ends nothing', async () => {
		let ended = 0;
		const submission = createSubmission({ ended: () => (ended += 1) });
		const command = waiting();
		const first = submission.send(command.send);
		await submission.send(command.send);
		expect([command.count(), submission.busy, ended]).toEqual([1, true, 0]);
		command.answer('done');
		await first;
		expect([command.count(), submission.busy, ended]).toEqual([1, false, 1]);
	});

	it('is not accepted and takes no message away', async () => {
		const submission = createSubmission();
		const command = waiting();
		const first = submission.send(command.send);
		expect(submission.accepts({ reason: 'Bitte den Grund eingeben.' })).toBe(false);
		expect(submission.accepts({})).toBe(false);
		expect(submission.errors).toEqual({});
		command.answer('done');
		await first;
		expect(submission.accepts({})).toBe(true);
	});

	it('is held off until what follows the success is done', async () => {
		const submission = createSubmission();
		const reload = waiting();
		const first = submission.send(() => Promise.resolve('done'), reload.send);
		await expect.poll(reload.count).toBe(1);
		expect(submission.busy).toBe(true);
		reload.answer('loaded');
		await first;
		expect(submission.busy).toBe(false);
	});
});

describe('the key of the next command', () => {
	it.each([
		['success', 'done', true],
		['a refusal', closed, true],
		['refused input', badInput, true],
		['a fault of the house', refused({ httpStatus: 500 }), true],
		['a lost answer', refused(null), false],
		['a database that is away', refused({ httpStatus: 503 }), false]
	])('after %s is a new one or not', async (_what, answer, fresh) => {
		const submission = createSubmission();
		const { keys, send } = commands(answer);
		await submission.send(send);
		await submission.send(send);
		expect(new Set(keys).size).toBe(fresh ? 2 : 1);
	});

	it('is a new one when only the reload after the success was lost', async () => {
		const submission = createSubmission();
		const { keys, send } = commands();
		await submission.send(send, () => Promise.reject(refused(null)));
		await submission.send(send);
		expect(new Set(keys).size).toBe(2);
	});
});

describe('what went wrong', () => {
	it('is said at the fields when the server names them', async () => {
		const submission = createSubmission();
		await submission.send(commands(badInput).send);
		expect(submission.errors).toEqual({ reason: 'Bitte den Grund eingeben.' });
		expect(submission.failure).toBeNull();
		expect(submission.sentence).toBe('Bitte prüfen Sie Ihre Angaben.');
	});

	it.each([
		['a refusal', closed, CLOSED],
		['a lost answer', refused(null), /keine Verbindung/],
		['a fault of the browser', new Error('no'), /Fehler unterlaufen/]
	])('is one sentence after %s', async (_what, error, sentence) => {
		const submission = createSubmission();
		await submission.send(commands(error).send);
		expect(submission.errors).toEqual({});
		expect(submission.failure).toMatch(sentence);
		expect(submission.busy).toBe(false);
	});

	it('gives way to what the form finds by itself, and that to the next sending', async () => {
		const submission = createSubmission();
		await submission.send(commands(closed).send);
		expect(submission.accepts({ day: 'Bitte den Tag eingeben.' })).toBe(false);
		expect([submission.errors, submission.sentence]).toEqual([{ day: 'Bitte den Tag eingeben.' }, null]);
		const command = waiting();
		const sending = submission.send(command.send);
		expect(submission.errors).toEqual({});
		command.answer('done');
		await sending;
	});

	it('is forgotten when the form is closed', async () => {
		const submission = createSubmission();
		await submission.send(commands(badInput).send);
		submission.clear();
		expect([submission.errors, submission.failure, submission.sentence]).toEqual([{}, null, null]);
	});

	it('includes what fails after the success', async () => {
		const submission = createSubmission();
		await submission.send(commands().send, () => Promise.reject(closed));
		expect(submission.failure).toBe(CLOSED);
	});
});

it('hands the answer on, and tells a failure while still busy', async () => {
	const told: unknown[] = [];
	const submission = createSubmission({
		failed: (sentence) => told.push([sentence, submission.busy]),
		ended: () => told.push(['ended', submission.busy])
	});
	const { send } = commands('F-1', closed);
	await submission.send(send, (number) => told.push(number));
	await submission.send(send, (number) => told.push(number));
	expect(told).toEqual(['F-1', ['ended', false], [CLOSED, true], ['ended', false]]);
});

it('is followed by the screen', async () => {
	let shown: unknown;
	const submission = createSubmission();
	const leave = $effect.root(() => {
		const { busy, errors, failure } = $derived(submission);
		$effect(() => {
			shown = [busy, errors.reason ?? failure];
		});
	});
	const command = waiting();
	const sending = submission.send(command.send);
	flushSync();
	expect(shown).toEqual([true, null]);
	command.answer('done');
	await sending;
	flushSync();
	expect(shown).toEqual([false, null]);
	await submission.send(commands(badInput).send);
	flushSync();
	expect(shown).toEqual([false, 'Bitte den Grund eingeben.']);
	leave();
});

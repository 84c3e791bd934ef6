import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetDrafts, keepDraft } from './draft.svelte';

type Form = { name: string; day: string | null };
const empty: Form = { name: '', day: null };
let leave: (() => void)[] = [];

function open(key = 'faelle/neu') {
	let draft: ReturnType<typeof keepDraft<Form>> | undefined;
	leave.push(
		$effect.root(() => {
			draft = keepDraft(key, { ...empty });
		})
	);
	flushSync();
	if (draft === undefined) throw new Error('not set up');
	return draft;
}

beforeEach(() => {
	sessionStorage.clear();
});

afterEach(() => {
	for (const close of leave) close();
	leave = [];
});

it('survives a reload', () => {
	open().value.name = 'Jonas';
	flushSync();
	const again = open();
	expect(again.value).toEqual({ name: 'Jonas', day: null });
	expect(again.restored).toBe(true);
});

it('keeps nothing of a form nobody typed into', () => {
	open();
	expect(sessionStorage.length).toBe(0);
});

it('is empty again after success', () => {
	const draft = open();
	draft.value.name = 'Jonas';
	flushSync();
	draft.clear();
	flushSync();
	expect(draft.value).toEqual(empty);
	expect(open().restored).toBe(false);
});

it('gives fields that a newer form has their first value', () => {
	sessionStorage.setItem('ankerplatz.draft.faelle/neu', '{"name":"Jonas"}');
	expect(open().value).toEqual({ name: 'Jonas', day: null });
});

it('starts empty when what is stored cannot be read', () => {
	sessionStorage.setItem('ankerplatz.draft.faelle/neu', '{');
	expect(open().value).toEqual(empty);
});

it('is forgotten at sign-out, and only drafts are', () => {
	sessionStorage.setItem('other', '1');
	open().value.name = 'Jonas';
	flushSync();
	forgetDrafts();
	expect(Object.keys(sessionStorage)).toEqual(['other']);
});

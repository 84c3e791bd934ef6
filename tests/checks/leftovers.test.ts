import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folders = ['src', 'tests', 'scripts', 'docs'];
const files = folders
	.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
	.filter((entry) => entry.isFile() && /\.(ts|js|svelte|css|md)$/.test(entry.name))
	.map((entry) => join(entry.parentPath, entry.name))
	// This file names what it looks for.
	.filter((file) => !file.endsWith('leftovers.test.ts'));

const leftovers: [what: string, pattern: RegExp][] = [
	['a note to finish something later', /\b(TODO|FIXME|XXX|HACK)\b/],
	['a test that does not run, or keeps others from running', /\b(it|test|describe)\.(skip|only|todo|fails)\b/],
	['a switched-off check', /eslint-disable|@ts-(ignore|expect-error|nocheck)|prettier-ignore/],
	['a debugging stop', /\bdebugger;/]
];

describe('no file contains', () => {
	it.each(leftovers)('%s', (_what, pattern) => {
		const found = files.flatMap((file) =>
			readFileSync(file, 'utf8')
				.split('\n')
				.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []))
		);
		expect(found).toEqual([]);
	});
});

it('no command renews its key whatever came of it: after a lost answer a second tap would double the entry', () => {
	const renewing = /finally \{[^}]*\.(renew|settle)\(\)/;
	expect(files.filter((file) => renewing.test(readFileSync(file, 'utf8')))).toEqual([]);
});

describe('names', () => {
	it('say what a file is about: no utils, helpers or barrels', () => {
		const vague = /(^|\/)(utils?|helpers?|common|misc|manager|service|index)\.(ts|js|svelte)$/;
		expect(files.filter((file) => vague.test(file))).toEqual([]);
	});

	it('are kebab-case.ts and PascalCase.svelte', () => {
		const named =
			/(^|\/)([a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|js|css|md)|[A-Z]+\.md|[A-Z][A-Za-z0-9]*\.svelte|\+[a-z]+(@[^/]*)?(\.server)?\.(ts|svelte))$/;
		expect(files.filter((file) => !named.test(file))).toEqual([]);
	});
});

describe('the lock file', () => {
	it('records no download addresses: they differ from network to network', () => {
		expect(readFileSync('package-lock.json', 'utf8').includes('"resolved"')).toBe(false);
	});
});

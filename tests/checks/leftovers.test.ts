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

describe('the key of a command', () => {
	/** What is wrong with how a file treats the keys that it makes for itself, instead of leaving them to a submission. */
	function misuse(text: string): string[] {
		const own = [...text.matchAll(/([\w#]+)\s*=\s*new CommandKey\(\);/g)].map(([, name]) => name ?? '');
		const unsettled = own.filter((name) => !new RegExp(`${name}\\.(settle|renew)\\(`).test(text));
		const deaf = own.filter(
			(name) => text.includes(`${name}.settle()`) && !new RegExp(`${name}\\.settle\\(\\w`).test(text)
		);
		return [
			...unsettled.map((name) => `${name} is never settled: what is sent next counts as sent before`),
			...deaf.map((name) => `${name} is settled after success only: a refusal keeps it`),
			...(/finally \{[^}]*\.(renew|settle)\(\)/.test(text)
				? ['renewed whatever came of it: after a lost answer a second tap would double the entry']
				: [])
		];
	}

	it('is settled by whoever makes one', () => {
		const found = files.flatMap((file) => misuse(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));
		expect(found).toEqual([]);
	});

	it('comes to every form from a submission, unless the form makes and settles its own', () => {
		const source = /createSubmission\(|<CommandDialog|new CommandKey\(\)/;
		const forms = files.filter((file) => file.endsWith('.svelte')).map((file) => [file, readFileSync(file, 'utf8')]);
		const sending = forms.filter(([, text]) => text?.includes('idempotencyKey'));
		expect(sending.length).toBeGreaterThan(0);
		expect(sending.filter(([, text]) => !source.test(text ?? '')).map(([file]) => file)).toEqual([]);
	});

	const sends = 'const key = new CommandKey();\nawait api().cases.create.mutate({ idempotencyKey: key.current });\n';

	it.each([
		['never settled', sends, /never settled/],
		['settled after success only', `${sends}key.settle();`, /success only/],
		[
			'settled in the end',
			`try { ${sends} } catch (error) { key.settle(error); } finally { key.settle(); }`,
			/whatever/
		]
	])('is found when it is %s', (_what, text, problem) => {
		expect(misuse(text).join()).toMatch(problem);
	});

	it('is in order when settled after success and failure', () => {
		expect(misuse(`try { ${sends} key.settle(); } catch (error) { key.settle(error); }`)).toEqual([]);
	});
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

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

/** Beside this file, or, in the built app, where it was built from: templates and fonts are no code and not bundled. */
const beside = dirname(fileURLToPath(import.meta.url));
const folder = existsSync(join(beside, 'templates')) ? beside : resolve('src/lib/server/notices');

export const fontFile = (name: string) => readFileSync(join(folder, 'fonts', name));

export type Template = 'letter.typ' | 'invoice.typ';

const FONTS = ['brief-regular.ttf', 'brief-semibold.ttf', 'brief-further-scripts.ttf'];

let opened: NodeCompiler | undefined;
const sources = new Map<Template, string>();

/** One compiler for the process: opening it takes longer than ten letters. */
function open(): NodeCompiler {
	const fontBlobs = FONTS.map(fontFile);
	// Its workspace holds the templates only: no letter can read any other file.
	return (opened ??= NodeCompiler.create({ workspace: join(folder, 'templates'), fontArgs: [{ fontBlobs }] }));
}

function sourceOf(template: Template): string {
	const source = sources.get(template) ?? readFileSync(join(folder, 'templates', template), 'utf8');
	sources.set(template, source);
	return source;
}

/** How many letters a remembered part of the layout may go unused. */
const KEPT_FOR = 10;

/** A template filled with data, for as long as the work takes. */
export function typeset<Result>(
	template: Template,
	inputs: Record<string, string>,
	work: (compiler: NodeCompiler, set: NodeTypstDocument) => Result
): Result {
	const compiler = open();
	const compiled = compiler.compile({ mainFileContent: sourceOf(template), inputs });
	if (compiled.result === null) throw new Error(`the template ${template} does not compile`);
	try {
		return work(compiler, compiled.result);
	} finally {
		compiler.evictCache(KEPT_FOR);
	}
}

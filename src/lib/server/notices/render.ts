import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Sheet } from '../../domain/notices/compose';
import { archival } from './archival';

/** Beside this file, or, in the built app, where it was built from: templates and fonts are no code and not bundled. */
const beside = dirname(fileURLToPath(import.meta.url));
const folder = existsSync(join(beside, 'templates')) ? beside : resolve('src/lib/server/notices');

export const fontFile = (name: string) => readFileSync(join(folder, 'fonts', name));

const FONTS = ['brief-regular.ttf', 'brief-semibold.ttf', 'brief-further-scripts.ttf'];

let opened: { compiler: NodeCompiler; letter: string } | undefined;

/** One compiler for the process: opening it takes longer than ten letters. */
function open() {
	const fontBlobs = FONTS.map(fontFile);
	return (opened ??= {
		// Its workspace holds the templates only: no letter can read any other file.
		compiler: NodeCompiler.create({ workspace: join(folder, 'templates'), fontArgs: [{ fontBlobs }] }),
		letter: readFileSync(join(folder, 'templates', 'letter.typ'), 'utf8')
	});
}

/** How many letters a remembered part of the layout may go unused. */
const KEPT_FOR = 10;

type Inputs = { sheet: string; picture?: 'yes' };

function withLetter<Result>(
	inputs: Inputs,
	work: (compiler: NodeCompiler, letter: NodeTypstDocument) => Result
): Result {
	const { compiler, letter } = open();
	const compiled = compiler.compile({ mainFileContent: letter, inputs });
	if (compiled.result === null) throw new Error('the template of letters does not compile');
	try {
		return work(compiler, compiled.result);
	} finally {
		compiler.evictCache(KEPT_FOR);
	}
}

export type Rendered = { file: Uint8Array; pages: number };

/**
 * The letter as one PDF that is both archival (PDF/A-2a) and accessible (PDF/UA-1). The same sheet gives the same bytes:
 * fonts are our own, and no clock is asked.
 */
export async function renderLetter(sheet: Sheet): Promise<Rendered> {
	const { bytes, pages } = withLetter({ sheet: JSON.stringify(sheet) }, (compiler, letter) => ({
		bytes: compiler.pdf(letter, { pdfStandard: 'a-2a' }),
		pages: letter.numOfPages
	}));
	return { file: await archival(bytes), pages };
}

/** The pages one below the other as a picture, for the preview on every kind of device. */
export const pictureOfLetter = (sheet: Sheet): { svg: string; pages: number } =>
	withLetter({ sheet: JSON.stringify(sheet), picture: 'yes' }, (compiler, letter) => ({
		svg: compiler.plainSvg(letter),
		pages: letter.numOfPages
	}));

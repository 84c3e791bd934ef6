import type { Sheet } from '../../domain/notices/compose';
import { archival } from './archival';
import { typeset } from './typeset';

export type Rendered = { file: Uint8Array; pages: number };

/**
 * The letter as one PDF that is both archival (PDF/A-2a) and accessible (PDF/UA-1). The same sheet gives the same bytes:
 * fonts are our own, and no clock is asked.
 */
export async function renderLetter(sheet: Sheet): Promise<Rendered> {
	const { bytes, pages } = typeset('letter.typ', { sheet: JSON.stringify(sheet) }, (compiler, letter) => ({
		bytes: compiler.pdf(letter, { pdfStandard: 'a-2a' }),
		pages: letter.numOfPages
	}));
	return { file: await archival(bytes), pages };
}

/** The pages one below the other as a picture, for the preview on every kind of device. */
export const pictureOfLetter = (sheet: Sheet): { svg: string; pages: number } =>
	typeset('letter.typ', { sheet: JSON.stringify(sheet), picture: 'yes' }, (compiler, letter) => ({
		svg: compiler.plainSvg(letter),
		pages: letter.numOfPages
	}));

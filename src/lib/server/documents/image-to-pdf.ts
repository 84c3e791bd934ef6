import { writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { UploadType } from '../../domain/documents/uploads';
import type { JobResult } from './jobs';
import { refuseBroken, uprightJpeg } from './upright-jpeg';

/** A4 in points, and its longer side at 300 dots per inch. */
const A4 = { width: 595.28, height: 841.89 };
const LONGEST_SIDE = 3_508;
const MARGIN = 20;

type Picture = { path: string; target: string; title: string; type: UploadType; ondecode: () => void };

/**
 * A photo becomes one A4 page: upright as its camera said, without place and camera. It is decoded and encoded anew, so
 * nothing that was hidden in the file goes on.
 */
export async function imageToPdf({ path, target, title, type, ondecode }: Picture): Promise<JobResult> {
	const { data, info } = await (
		await uprightJpeg({ path, type, longestSide: LONGEST_SIDE, ondecode })
	)
		.toBuffer({ resolveWithObject: true })
		.catch(refuseBroken);
	await writeFile(target, await onePage(data, { ...info, title }));
	return { file: target, pages: 1, content: '' };
}

async function onePage(jpeg: Uint8Array, { width, height, title }: { width: number; height: number; title: string }) {
	const pdf = await PDFDocument.create();
	pdf.setTitle(title, { showInWindowTitleBar: true });
	pdf.setLanguage('de-DE');
	const image = await pdf.embedJpg(jpeg);
	const paper = width > height ? { width: A4.height, height: A4.width } : A4;
	const page = pdf.addPage([paper.width, paper.height]);
	const scale = Math.min((paper.width - 2 * MARGIN) / width, (paper.height - 2 * MARGIN) / height);
	page.drawImage(image, {
		width: width * scale,
		height: height * scale,
		x: (paper.width - width * scale) / 2,
		y: (paper.height - height * scale) / 2
	});
	return pdf.save();
}

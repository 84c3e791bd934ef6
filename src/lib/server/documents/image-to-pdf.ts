import { writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { MAX_IMAGE_PIXELS, type UploadType } from '../../domain/documents/uploads';
import { openHeic } from './heic-image';
import { Refused, type JobResult } from './jobs';

/** A4 in points, and its longer side at 300 dots per inch. */
const A4 = { width: 595.28, height: 841.89 };
const LONGEST_SIDE = 3_508;
const MARGIN = 20;

type Picture = { path: string; target: string; title: string; type: UploadType; ondecode: () => void };

/**
 * A photo becomes one A4 page: upright as its camera said, without place and camera. It is decoded and encoded anew, so
 * nothing that was hidden in the file goes on.
 */
export async function imageToPdf({ target, title, ...picture }: Picture): Promise<JobResult> {
	const opened = isHeic(picture.type) ? openHeic(picture.path, picture.ondecode) : openPhoto(picture);
	const { data, info } = await (
		await opened
	)
		.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#ffffff' })
		.toColourspace('srgb')
		.jpeg({ quality: 82 })
		.toBuffer({ resolveWithObject: true })
		.catch(() => {
			throw new Refused('broken-image');
		});
	await writeFile(target, await onePage(data, { ...info, title }));
	return { file: target, pages: 1, content: '' };
}

const isHeic = (type: UploadType) => type === 'image/heic' || type === 'image/heif';

/** Only the head of the file is read at first: a picture of 100 megapixels is never unpacked. */
async function openPhoto({ path, ondecode }: Pick<Picture, 'path' | 'ondecode'>): Promise<Sharp> {
	const {
		width,
		height,
		pages = 1
	} = await sharp(path, { limitInputPixels: false })
		.metadata()
		.catch(() => {
			throw new Refused('broken-image');
		});
	if (width * height * pages > MAX_IMAGE_PIXELS) throw new Refused('too-many-pixels');
	ondecode();
	return sharp(path, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' }).rotate();
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

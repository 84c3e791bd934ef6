import sharp, { type Sharp } from 'sharp';
import { MAX_IMAGE_PIXELS, type UploadType } from '../../domain/documents/uploads';
import { openHeic } from './heic-image';
import { Refused } from './jobs';

type Wanted = { path: string; type: UploadType; longestSide: number; ondecode: () => void };

/**
 * Upright as its camera said, without place and camera, on white. It is decoded and encoded anew, so nothing that was
 * hidden in the file goes on.
 */
export async function uprightJpeg({ longestSide, type, ...picture }: Wanted) {
	const opened = isHeic(type) ? openHeic(picture.path, picture.ondecode) : openPhoto(picture);
	return (await opened)
		.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#ffffff' })
		.toColourspace('srgb')
		.jpeg({ quality: 82 });
}

export function refuseBroken(): never {
	throw new Refused('broken-image');
}

const isHeic = (type: UploadType) => type === 'image/heic' || type === 'image/heif';

/** Only the head of the file is read at first: a picture of 100 megapixels is never unpacked. */
async function openPhoto({ path, ondecode }: Pick<Wanted, 'path' | 'ondecode'>): Promise<Sharp> {
	const { width, height, pages = 1 } = await sharp(path, { limitInputPixels: false }).metadata().catch(refuseBroken);
	if (width * height * pages > MAX_IMAGE_PIXELS) throw new Refused('too-many-pixels');
	ondecode();
	return sharp(path, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' }).rotate();
}

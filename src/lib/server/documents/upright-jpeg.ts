import sharp from 'sharp';
import { MAX_IMAGE_PIXELS, type UploadType } from '../../domain/documents/uploads';
import { Refused } from './jobs';

type Wanted = { path: string; type: UploadType; longestSide: number; ondecode: () => void };

/**
 * Upright as its camera said, without place and camera, on white. It is decoded and encoded anew, so nothing that was
 * hidden in the file goes on.
 */
export async function uprightJpeg({ path, type, longestSide, ondecode }: Wanted) {
	await refuseTooMany(path, type);
	ondecode();
	return sharp(path, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' })
		.rotate()
		.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#ffffff' })
		.toColourspace('srgb')
		.jpeg({ quality: 82 });
}

export function refuseBroken(): never {
	throw new Refused('broken-image');
}

/** Only the head of the file is read: a picture of 100 megapixels is never unpacked. */
async function refuseTooMany(path: string, type: UploadType) {
	const unreadable = new Refused(type === 'image/heic' || type === 'image/heif' ? 'heic' : 'broken-image');
	const {
		width,
		height,
		pages = 1
	} = await sharp(path, { limitInputPixels: false })
		.metadata()
		.catch(() => {
			throw unreadable;
		});
	if (width * height * pages > MAX_IMAGE_PIXELS) throw new Refused('too-many-pixels');
	if (unreadable.reason === 'heic')
		await sharp(path)
			.resize(8)
			.toBuffer()
			.catch(() => {
				throw unreadable;
			});
}

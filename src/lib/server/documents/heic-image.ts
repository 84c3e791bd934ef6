import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { MAX_IMAGE_PIXELS } from '../../domain/documents/uploads';
import { Refused } from './jobs';

/**
 * A photo as newer phones take it. What its head says of its size is looked at before a single pixel is decoded; the
 * decoder then holds the file to it. It turns the picture upright by itself.
 */
export async function openHeic(path: string, ondecode: () => void): Promise<Sharp> {
	// Large, and needed for few files: loaded when the first one comes.
	const { default: decoder } = await import('heic-decode');
	const buffer = new Uint8Array(await readFile(path));
	const images = await decoder.all({ buffer }).catch(() => refuse('broken-image'));
	try {
		const [image] = images;
		if (!image) return refuse('broken-image');
		if (image.width * image.height > MAX_IMAGE_PIXELS) return refuse('too-many-pixels');
		ondecode();
		const { width, height, data } = await image.decode().catch(() => refuse('broken-image'));
		return sharp(data, { raw: { width, height, channels: 4 } });
	} finally {
		images.dispose();
	}
}

const refuse = (reason: 'broken-image' | 'too-many-pixels'): never => {
	throw new Refused(reason);
};

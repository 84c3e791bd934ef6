const WIDTH = 480;
const QUALITY = 0.7;
const PHOTO_QUALITY = 0.85;
/** A drawing is kept as it is unless it is larger than a small photo would be. */
const LARGEST_DRAWING = 40_000;

/**
 * What to keep of a picture that was asked for: its address, nothing where there is none or it cannot be made small, and
 * null where the answer says only that it cannot be had now: then it is asked for again.
 */
export async function addressIn(response: Response): Promise<string | null> {
	if (response.ok) return (await thumbnailOf(await response.blob())) ?? '';
	return response.status === 404 ? '' : null;
}

/** A picture small enough to keep hundreds of, as a data address; null when it is none or cannot be made small. */
async function thumbnailOf(picture: Blob): Promise<string | null> {
	if (picture.type === 'image/svg+xml') return picture.size > LARGEST_DRAWING ? null : addressOf(picture);
	try {
		const bitmap = await createImageBitmap(picture, { resizeWidth: WIDTH, resizeQuality: 'medium' });
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
		bitmap.close();
		return await addressOf(await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY }));
	} catch {
		// Not a picture, or an old browser.
		return null;
	}
}

/** A photo no larger than it is ever shown; as it is where this browser cannot make it smaller. */
export async function shrunk(photo: Blob, longestSide: number): Promise<Blob> {
	try {
		const bitmap = await createImageBitmap(photo);
		const scale = longestSide / Math.max(bitmap.width, bitmap.height);
		if (scale >= 1) return photo;
		const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
		canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
		bitmap.close();
		return await canvas.convertToBlob({ type: 'image/jpeg', quality: PHOTO_QUALITY });
	} catch {
		return photo;
	}
}

const addressOf = (content: Blob): Promise<string> =>
	new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => {
			resolve(typeof reader.result === 'string' ? reader.result : '');
		};
		reader.onerror = () => {
			reject(new Error('the picture cannot be read'));
		};
		reader.readAsDataURL(content);
	});

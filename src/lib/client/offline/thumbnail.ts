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

/**
 * A photo as it may leave the device: upright, no larger than it is ever shown, and drawn anew, so that neither place nor
 * camera go along. Null when it is none that this browser can draw.
 */
export async function fitToSend(photo: Blob, longestSide: number): Promise<Blob | null> {
	const bitmap = await createImageBitmap(photo).catch(() => null);
	if (bitmap === null) return null;
	const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(bitmap.width * scale);
	canvas.height = Math.round(bitmap.height * scale);
	const context = canvas.getContext('2d');
	if (context !== null) drawOnWhite(context, bitmap);
	bitmap.close();
	return new Promise((done) => canvas.toBlob(done, 'image/jpeg', PHOTO_QUALITY));
}

/** What lets through what is behind it would become black. */
function drawOnWhite(context: CanvasRenderingContext2D, picture: ImageBitmap) {
	const { width, height } = context.canvas;
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	context.drawImage(picture, 0, 0, width, height);
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

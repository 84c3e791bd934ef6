import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Noise hardly gets smaller; the camera has lain on its side and noted where it was. */
async function taken(width: number, height: number) {
	const raw = { width, height, channels: 3 } as const;
	const buffer = await sharp(randomBytes(width * height * 3), { raw })
		.withExif({ IFD0: { Make: 'Kamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 5/1 0/1' } })
		.withMetadata({ orientation: 6 })
		.jpeg({ quality: 80 })
		.toBuffer();
	return { name: 'haus.jpg', mimeType: 'image/jpeg', buffer };
}

export const shoot = async (page: Page, caption: string, size: readonly [number, number]) => {
	await page.getByLabel(/Was ist zu sehen/).fill(caption);
	await page.getByLabel('Kamera', { exact: true }).setInputFiles(await taken(...size));
};
export const shown = (page: Page, caption: string) => page.locator('.photos li', { hasText: caption });

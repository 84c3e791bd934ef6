import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Icon = { src: string; sizes: string; type: string; purpose?: string };
type Shortcut = { name: string; url: string; icons: Icon[] };
type Manifest = {
	id: string;
	name: string;
	short_name: string;
	start_url: string;
	scope: string;
	display: string;
	lang: string;
	icons: Icon[];
	shortcuts: Shortcut[];
};

const manifest = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as Manifest;
const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];

/** Width and height stand in the first header of a PNG. */
function sizeOf(path: string) {
	const bytes = readFileSync(`static${path}`);
	return `${String(bytes.readUInt32BE(16))}x${String(bytes.readUInt32BE(20))}`;
}

describe('the installed app', () => {
	it('has what a browser asks for before it offers to install', () => {
		expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'de' });
		expect(manifest.short_name.length).toBeLessThanOrEqual(12);
		const png = manifest.icons.filter(({ type }) => type === 'image/png');
		expect(png.filter(({ purpose }) => purpose === undefined).map(({ sizes }) => sizes)).toEqual([
			'192x192',
			'512x512'
		]);
		expect(png.some(({ purpose }) => purpose === 'maskable')).toBe(true);
	});

	it.each(icons.filter(({ type }) => type === 'image/png'))('$src is as large as it says', ({ src, sizes }) => {
		expect(sizeOf(src)).toBe(sizes);
	});

	it.each(manifest.shortcuts)('the shortcut $name leads to a screen', ({ url }) => {
		expect(existsSync(`src/routes/(portal)${url}/+page.svelte`)).toBe(true);
	});

	it('has the shortcuts to search, Fallmanager and vacancies', () => {
		expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/suche', '/faelle', '/vakanzen']);
	});

	it.each(['manifest.webmanifest', 'icons/apple-touch-icon.png', 'icons/anker.svg'])('the page names %s', (file) => {
		expect(readFileSync('src/app.html', 'utf8')).toContain(`%sveltekit.assets%/${file}`);
	});
});

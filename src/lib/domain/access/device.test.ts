import { expect, it } from 'vitest';
import { deviceName } from './device';

it.each([
	['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox auf Windows'],
	[
		'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36',
		'Chrome auf Linux'
	],
	['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0', 'Edge auf Windows'],
	['Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Safari/604.1', 'Safari auf iPad'],
	[
		'Mozilla/5.0 (Linux; Android 15; SM-X210) AppleWebKit/537.36 SamsungBrowser/27.0 Chrome/125.0 Safari/537.36',
		'Samsung Internet auf Android'
	],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1 Version/18.1 Safari/605.1', 'Safari auf macOS'],
	['curl/8.5.0', 'Unbekanntes Gerät'],
	['', 'Unbekanntes Gerät'],
	[null, 'Unbekanntes Gerät']
])('%s is %s', (userAgent, name) => {
	expect(deviceName(userAgent)).toBe(name);
});

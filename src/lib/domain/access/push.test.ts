import { describe, expect, it } from 'vitest';
import { isPushAddress, quietHoursSchema, usualPushHosts } from './push';

describe('isPushAddress', () => {
	it.each([
		['https://fcm.googleapis.com/fcm/send/abc', true],
		['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
		['https://web.push.apple.com/abc', true],
		['https://wns2-par02p.notify.windows.com/w/?token=abc', true],
		['http://fcm.googleapis.com/fcm/send/abc', false],
		['https://fcm.googleapis.com.evil.example/abc', false],
		['https://evil-fcm.googleapis.com/abc', false],
		['https://xpush.apple.com/abc', false],
		['https://push.apple.com/abc', false],
		['https://somebody@fcm.googleapis.com/abc', false],
		['http://127.0.0.1:5432/', false],
		['https://10.0.0.1/', false],
		['file:///etc/passwd', false],
		['nonsense', false]
	])('%s: %s', (address, allowed) => {
		expect(isPushAddress(address, usualPushHosts)).toBe(allowed);
	});

	it('takes a plain address only where the installation names it with its port', () => {
		const hosts = ['http://127.0.0.1:8123'];
		expect(isPushAddress('http://127.0.0.1:8123/abc', hosts)).toBe(true);
		expect(isPushAddress('http://127.0.0.1:8124/abc', hosts)).toBe(false);
	});
});

describe('quiet hours', () => {
	it.each([
		[{ from: 20, until: 7 }, true],
		[{ from: 0, until: 0 }, true],
		[{ from: 24, until: 7 }, false],
		[{ from: -1, until: 7 }, false],
		[{ from: 20.5, until: 7 }, false]
	])('%j: %s', (hours, fits) => {
		expect(quietHoursSchema.safeParse(hours).success).toBe(fits);
	});
});

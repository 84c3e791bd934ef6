const browsers: readonly (readonly [RegExp, string])[] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|HeadlessChrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];

const systems: readonly (readonly [RegExp, string])[] = [
	[/\biPad\b/, 'iPad'],
	[/\biPhone\b/, 'iPhone'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux']
];

const nameIn = (list: typeof browsers, userAgent: string) => list.find(([pattern]) => pattern.test(userAgent))?.[1];

/** Short name by which a person recognises an own device: 'Firefox auf Windows'. */
export function deviceName(userAgent: string | null): string {
	const browser = nameIn(browsers, userAgent ?? '');
	const system = nameIn(systems, userAgent ?? '');
	if (!browser && !system) return 'Unbekanntes Gerät';
	return [browser ?? 'Browser', system].filter(Boolean).join(' auf ');
}

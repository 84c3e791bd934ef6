import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { missed } from '../lighthouse/floors';
import { measurePages, type Visited } from '../lighthouse/measure';
import { signIn } from './people';

/** A few; `npm run lighthouse` measures all. Times depend on the machine and are told there. */
const pages: readonly Visited[] = [
	{ path: '/anmelden', email: null },
	{ path: '/', email: 'fachkraft@vg.demo' },
	{ path: '/', email: 'admin@traeger1.demo' }
];

describe('Lighthouse on a phone', () => {
	test(
		'finds nothing against accessibility, good practice and a page that stands still',
		{ timeout: 180_000 },
		async ({ baseUrl }) => {
			const reports = await measurePages(baseUrl, pages, async (context, email) => {
				await signIn(context.pages()[0] ?? (await context.newPage()), email);
			});
			expect(reports).toHaveLength(pages.length);
			for (const report of reports)
				expect([report.path, report.email, ...missed(report, true), ...report.failed]).toEqual([
					report.path,
					report.email
				]);
		}
	);
});

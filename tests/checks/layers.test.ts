import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * Rules about imports pass silently when the tool cannot read or resolve something. So every rule is shown a violation
 * in a small project of its own and must find it, and nothing else.
 */
const planted: Record<string, string> = {
	'src/lib/domain/money.ts': `export const cents = 1;`,
	'src/lib/domain/offers/reads-database.ts': `import pg from 'pg';\nexport const pool = pg;`,
	'src/lib/domain/offers/reads-server.ts': `import { find } from '../../server/offers/queries';\nexport const run = find;`,
	'src/lib/domain/access/knows-too-much.ts': `import { price } from '../offers/price';\nexport const known = price;`,
	'src/lib/domain/offers/price.ts': `import { cents } from '../money';\nexport const price = cents;`,
	'src/lib/domain/offers/this-way.ts': `import { that } from './that-way';\nexport const way = () => that;`,
	'src/lib/domain/offers/that-way.ts': `import { way } from './this-way';\nexport const that = way;`,
	'src/lib/server/offers/queries.ts': `export const find = () => 1;\nexport type Found = number;`,
	'src/lib/server/offers/router.ts': `import { find } from './queries';\nexport const offersRouter = find;`,
	'src/lib/server/cases/router.ts': `import { offersRouter } from '../offers/router';\nexport const casesRouter = offersRouter;`,
	'src/lib/server/cases/paints.ts': `import { send } from '../../client/send';\nexport const paint = send;`,
	'src/lib/client/send.ts': `import type { Found } from '../server/offers/queries';\nexport const send = (found: Found) => found;`,
	'src/lib/client/draws.ts': `import { box } from '../ui/box';\nexport const draw = box;`,
	'src/lib/ui/box.ts': `export const box = 1;`,
	'src/lib/ui/Calls.svelte': `<script lang="ts">\n\timport { send } from '$lib/client/send';\n</script>\n\n{send(1)}`,
	'src/routes/+page.svelte': `<script lang="ts">\n\timport { find } from '$lib/server/offers/queries';\n</script>\n\n{find()}`,
	'src/routes/+server.ts': `import { find } from '$lib/server/offers/queries';\nexport const GET = find;`,
	'src/routes/+page.ts': `import { nothing } from '$lib/domain/nowhere';\nexport const load = () => nothing;`,
	'src/routes/price.test.ts': `export const price = 1;`,
	'src/routes/uses-test.ts': `import { price } from './price.test';\nexport const used = price;`,
	'node_modules/pg/package.json': `{ "name": "pg", "version": "1.0.0", "main": "index.js" }`,
	'node_modules/pg/index.js': `module.exports = {};`,
	'node_modules/svelte/package.json': `{ "name": "svelte", "version": "5.0.0", "exports": { "./*": "./index.js" } }`,
	'node_modules/svelte/index.js': `export {};`,
	'package.json': `{ "name": "planted", "type": "module", "dependencies": { "pg": "1.0.0", "svelte": "5.0.0" } }`
};

const expected = [
	'access-knows-only-features-before-it: src/lib/domain/access/knows-too-much.ts → src/lib/domain/offers/price.ts',
	'browser-never-imports-server: src/routes/+page.svelte → src/lib/server/offers/queries.ts',
	'client-knows-no-screen: src/lib/client/draws.ts → src/lib/ui/box.ts',
	'domain-is-pure: src/lib/domain/offers/reads-database.ts → node_modules/pg/index.js',
	'domain-is-pure: src/lib/domain/offers/reads-server.ts → src/lib/server/offers/queries.ts',
	'no-blind-spots: src/routes/+page.ts → $lib/domain/nowhere',
	'no-circles: src/lib/domain/offers/that-way.ts → src/lib/domain/offers/this-way.ts',
	'no-test-in-the-product: src/routes/uses-test.ts → src/routes/price.test.ts',
	'routers-are-leaves: src/lib/server/cases/router.ts → src/lib/server/offers/router.ts',
	'server-stays-behind: src/lib/server/cases/paints.ts → src/lib/client/send.ts',
	'ui-is-props-in-events-out: src/lib/ui/Calls.svelte → src/lib/client/send.ts'
];

type Violation = { from: string; to: string; rule: { name: string } };
let dir = '';

beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), 'ankerplatz-layers-'));
	for (const [path, text] of Object.entries(planted)) {
		mkdirSync(dirname(join(dir, path)), { recursive: true });
		writeFileSync(join(dir, path), text);
	}
	for (const file of ['.dependency-cruiser.cjs', '.dependency-cruiser.tsconfig.json'])
		copyFileSync(file, join(dir, file));
});

afterAll(() => {
	rmSync(dir, { recursive: true, force: true });
});

it('finds every planted violation and nothing else', () => {
	expect(violationsIn(dir)).toEqual(expected);
});

function violationsIn(cwd: string): string[] {
	const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
	const { summary } = JSON.parse(outputOf(program, args, cwd)) as { summary: { violations: Violation[] } };
	return summary.violations
		.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
		.sort((a, b) => a.localeCompare(b, 'en'));
}

/** The tool ends with the number of errors it found. */
function outputOf(program: string, args: string[], cwd: string): string {
	try {
		return execFileSync(process.execPath, [program, ...args], {
			cwd,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe']
		});
	} catch (error) {
		return (error as { stdout: string }).stdout;
	}
}

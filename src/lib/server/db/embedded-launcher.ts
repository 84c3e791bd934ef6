import { execFile, execFileSync, spawn } from 'node:child_process';
import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, parse } from 'node:path';
import { promisify } from 'node:util';

type Account = { name: string; uid: number; gid: number };

/** How the programs of PostgreSQL are run: as which account, with which environment. */
export type Launcher = {
	account: Account | null;
	/** Runs to the end; throws with what the program said. */
	run: (program: string, args: string[]) => Promise<void>;
	/** For a program that leaves a server behind: no pipes, which the server would keep open. */
	launch: (program: string, args: string[]) => Promise<boolean>;
};

type Command = [program: string, args: string[]];
type Credentials = { uid?: number; gid?: number };

const execute = promisify(execFile);

/**
 * PostgreSQL refuses to run as root, so root (a container, mostly) hands over to `postgres` or `nobody`. That account
 * must get through to the given directories.
 */
export function launcherFor(directories: string[]): Launcher {
	const account = process.getuid?.() === 0 ? lesserAccount() : null;
	const blocked = account && directories.flatMap((directory) => closedTo(account, directory))[0];
	const passage = account && blocked ? passageFor(account, blocked) : null;
	const credentials: Credentials = account && !passage ? { uid: account.uid, gid: account.gid } : {};
	const wrap = (program: string, args: string[]): Command =>
		passage ? ['setpriv', [...passage, program, ...args]] : [program, args];
	const options = {
		...credentials,
		// A directory everybody may stand in: the current one may be closed to the account.
		cwd: parse(process.cwd()).root,
		env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
	};
	return {
		account,
		run: async (program, args) => {
			await execute(...wrap(program, args), options);
		},
		launch: (program, args) =>
			new Promise((resolve, reject) => {
				const child = spawn(...wrap(program, args), { ...options, stdio: 'ignore' });
				child.on('error', reject).on('exit', (code) => {
					resolve(code === 0);
				});
			})
	};
}

function lesserAccount(): Account {
	for (const name of ['postgres', 'nobody']) {
		const uid = idOf('-u', name);
		const gid = idOf('-g', name);
		if (uid !== null && gid !== null) return { name, uid, gid };
	}
	throw new Error('PostgreSQL does not run as root, and there is no user "nobody" to run it as. Use another account.');
}

function idOf(flag: '-u' | '-g', name: string) {
	try {
		return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
	} catch {
		return null;
	}
}

/** The directories above the given one that the account may not pass, e.g. /root. */
function closedTo(account: Account, directory: string): string[] {
	const above = dirname(directory);
	const rest = above === directory ? [] : closedTo(account, above);
	return mayPass(account, statSync(above)) ? rest : [...rest, above];
}

function mayPass({ uid, gid }: Account, { mode, uid: owner, gid: group }: Stats) {
	if (owner === uid) return (mode & 0o100) !== 0;
	return (mode & (group === gid ? 0o010 : 0o001)) !== 0;
}

const passages = [
	{ name: 'dac_read_search', bit: 2 },
	{ name: 'dac_override', bit: 1 }
];

/**
 * Gives the account the one right it lacks, passing closed directories, and no other right of root. So a clone under
 * /root or in a fresh `mktemp -d` works without changing the mode of a directory that is not ours.
 */
function passageFor({ uid, gid, name }: Account, blocked: string): string[] {
	const right = passages.find(({ bit }) => (boundingSet() >> BigInt(bit)) & 1n);
	const prefix = right && [
		...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
		...['--inh-caps', '--ambient-caps', '--bounding-set'].map((set) => `${set}=-all,+${right.name}`),
		// Without it access(2), with which the programs look for each other, forgets the right.
		'--securebits=+no_setuid_fixup'
	];
	if (prefix && works('setpriv', [...prefix, 'true'])) return prefix;
	throw new Error(
		`PostgreSQL does not run as root, and the user "${name}" it runs as may not pass ${blocked}. ` +
			'Start as an ordinary user, move the project and DATA_DIR to a directory open to all (such as /srv or /opt), ' +
			'or set DATABASE_URL to a PostgreSQL server.'
	);
}

function boundingSet() {
	try {
		return BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
	} catch {
		return 0n;
	}
}

function works(program: string, args: string[]) {
	try {
		execFileSync(program, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

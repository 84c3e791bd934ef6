import { hash, verify } from '@node-rs/argon2';

/** argon2id, as OWASP advises for a server: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More at once would fill the thread pool, and with it files, names and the database's encryption would wait. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
	else running += 1;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

export const hashPassword = (password: string) => inTurn(() => hash(password, options));

let standIn: Promise<string> | undefined;

/** Without a hash (unknown account) the same work is done for nothing, so that the time tells nobody who exists. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
	const known = passwordHash ?? (await (standIn ??= hashPassword('nobody has this password')));
	const right = await inTurn(() => verify(known, password));
	return right && passwordHash !== null;
}

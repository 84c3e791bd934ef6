import { parseArgs } from 'node:util';
import { desc } from 'drizzle-orm';
import { checkAudit, type ChainHead, type Finding } from '../lib/server/access/audit-check';
import { openDatabase, type Database } from '../lib/server/db/client';
import { auditEntry } from '../lib/server/db/schema/access';
import { runProgram, withDatabase } from './program';
import { UsageError } from './usage-error';

const usage = `Usage:
  npm run audit -- check [--expect POSITION:HASH]
  npm run audit -- list [--limit NUMBER]

  check reads the whole log against its chain of hashes and names every entry that was altered, removed or put in.
  It prints the end of the chain; noted elsewhere and given back with --expect, it also shows if the end was cut off.`;

const MOST_SHOWN = 50;

await runProgram(async () => {
	const { command, expect, limit } = readArguments();
	await withDatabase(async ({ ownerUrl }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true, max: 1 });
		try {
			if (command === 'check') await check(db, expect);
			else await list(db, limit);
		} finally {
			await close();
		}
	});
});

function readArguments() {
	try {
		const options = { expect: { type: 'string' }, limit: { type: 'string' } } as const;
		const { values, positionals } = parseArgs({ allowPositionals: true, options });
		const [command, ...rest] = positionals;
		if ((command !== 'check' && command !== 'list') || rest.length > 0) throw new UsageError(usage);
		return { command, expect: headIn(values.expect), limit: limitIn(values.limit) };
	} catch {
		throw new UsageError(usage);
	}
}

function headIn(text: string | undefined): ChainHead | null {
	if (text === undefined) return null;
	const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
	if (position === undefined || hash === undefined) throw new UsageError(usage);
	return { position: Number(position), hash };
}

function limitIn(text = '50') {
	if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(usage);
	return Number(text);
}

async function check(db: Database, expected: ChainHead | null) {
	const { head, findings } = await checkAudit(db, expected);
	for (const finding of findings.slice(0, MOST_SHOWN)) console.error(inWords(finding));
	if (findings.length > MOST_SHOWN) console.error(`… and ${findings.length - MOST_SHOWN} more`);
	if (findings.length > 0) process.exitCode = 1;
	else console.log(`The log is complete and unaltered: ${head.position} entries.`);
	if (head.position > 0) console.log(`End of the chain: ${head.position}:${head.hash}`);
}

function inWords({ kind, position, entryId }: Finding) {
	const place = position === null ? '' : ` (position ${position} of the chain)`;
	if (entryId === null) return `missing: an entry was removed together with its seal${place}`;
	if (kind === 'inserted') return `inserted: entry ${entryId} was put in afterwards${place}`;
	return `${kind}: entry ${entryId}${place}`;
}

async function list(db: Database, limit: number) {
	const rows = await db.select().from(auditEntry).orderBy(desc(auditEntry.id)).limit(limit);
	for (const { id, at, action, accountId, role, subjectKind, subjectId, address } of rows.reverse()) {
		const subject = subjectId === null ? '' : `${subjectKind ?? ''} ${subjectId}`;
		console.log([id, at, action, role ?? '-', accountId ?? '-', subject, address ?? '-'].join('\t'));
	}
}

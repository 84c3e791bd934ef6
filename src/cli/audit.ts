import { parseArgs } from 'node:util';
import { desc } from 'drizzle-orm';
import { checkAudit, type ChainHead, type Finding } from '../lib/server/access/audit-check';
import { auditKeptFrom, planCut, trimAudit } from '../lib/server/access/audit-retention';
import { currentMoment, dayInGermany } from '../lib/server/clock';
import { openDatabase, type Database } from '../lib/server/db/client';
import { auditEntry } from '../lib/server/db/schema/access';
import { parseEnv } from '../lib/server/env';
import { runProgram, withDatabase } from './program';
import { UsageError } from './usage-error';

const usage = `Usage:
  npm run audit -- check [--expect POSITION:HASH]
  npm run audit -- list [--limit NUMBER]
  npm run audit -- trim [--dry-run]

  check reads the whole log against its chain of hashes and names every entry that was altered, removed or put in.
  It prints the end of the chain; noted elsewhere and given back with --expect, it also shows if the end was cut off.

  trim removes what is older than AUDIT_RETENTION_YEARS, says so in the log, and leaves a chain that check still proves.
  With --dry-run it only says what would go.`;

const MOST_SHOWN = 50;

await runProgram(async () => {
	const { command, expect, limit, dryRun } = readArguments();
	await withDatabase(async ({ ownerUrl }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true, max: 1 });
		try {
			if (command === 'check') await check(db, expect);
			else if (command === 'trim') await trim(db, dryRun);
			else await list(db, limit);
		} finally {
			await close();
		}
	});
});

function readArguments() {
	try {
		const options = { expect: { type: 'string' }, limit: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
		const { values, positionals } = parseArgs({ allowPositionals: true, options });
		const [command, ...rest] = positionals;
		if ((command !== 'check' && command !== 'list' && command !== 'trim') || rest.length > 0)
			throw new UsageError(usage);
		const dryRun = values['dry-run'] ?? false;
		return { command, expect: headIn(values.expect), limit: limitIn(values.limit), dryRun };
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
	const { head, findings, cut } = await checkAudit(db, expected);
	for (const finding of findings.slice(0, MOST_SHOWN)) console.error(inWords(finding));
	if (findings.length > MOST_SHOWN) console.error(`… and ${findings.length - MOST_SHOWN} more`);
	if (findings.length > 0) process.exitCode = 1;
	else console.log(`The log is complete and unaltered: ${head.position - (cut?.position ?? 0)} entries.`);
	if (cut !== null)
		console.log(`What was older than ${cut.before} was removed by its retention, up to position ${cut.position}.`);
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

async function trim(db: Database, dryRun: boolean) {
	const { auditRetentionYears: years } = parseEnv(process.env);
	if (years === null) throw new UsageError('AUDIT_RETENTION_YEARS is not set: the log is kept without end.');
	const now = currentMoment();
	const before = auditKeptFrom(dayInGermany(now), years);
	const cut = dryRun ? await planCut(db, before) : await trimAudit(db, { before, now });
	if (cut === null) console.log(`Nothing is older than ${before}.`);
	else console.log(`${dryRun ? 'Would remove' : 'Removed'} ${cut.entries} entries older than ${before}.`);
}

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client';
import { sealAudit } from './audit-chain';
import { findCut, type Cut } from './audit-retention';

/** A link of the chain with the entry it seals, as it stands in the log now; `text` is null when the entry is gone. */
export type Link = { position: number; entryId: number; hash: string; text: string | null; at: string | null };

export type Finding = { kind: 'altered' | 'missing' | 'inserted'; position: number | null; entryId: number | null };

export type ChainHead = { position: number; hash: string };

const NONE: ChainHead = { position: 0, hash: '' };
const BATCH = 5_000;
/** An entry sealed after younger ones waited for its transaction; no transaction lasts this long. */
const LATEST_COMMIT_MS = 3_600_000;

type Reading = { head: ChainHead; newestId: number; newestAt: number };

/**
 * Follows the chain link by link, from where its retention has cut it off. Each is judged by the stored hash before it,
 * so that one fault is one finding.
 */
export class ChainReader {
	readonly findings: Finding[] = [];
	#reading: Reading;

	constructor(start: ChainHead) {
		this.#reading = { head: start, newestId: 0, newestAt: 0 };
	}

	get head() {
		return this.#reading.head;
	}

	read(link: Link) {
		const { head, newestId, newestAt } = this.#reading;
		if (link.position <= head.position) {
			// Said to be cut off, and still there: whoever wrote that cut wanted to hide it.
			this.findings.push({ kind: 'inserted', position: link.position, entryId: link.entryId });
			return;
		}
		for (let position = head.position + 1; position < link.position; position += 1) {
			this.findings.push({ kind: 'missing', position, entryId: null });
		}
		const kind = faultOf(link, this.#reading);
		if (kind !== null) this.findings.push({ kind, position: link.position, entryId: link.entryId });
		this.#reading = {
			head: { position: link.position, hash: link.hash },
			newestId: Math.max(newestId, link.entryId),
			newestAt: Math.max(newestAt, timeOf(link))
		};
	}
}

function faultOf(link: Link, { head, newestId, newestAt }: Reading): Finding['kind'] | null {
	const { position, entryId, text, hash } = link;
	if (text === null) return 'missing';
	// Behind a gap the hash before is unknown: the gap is the finding.
	const isJudged = position === head.position + 1;
	if (
		isJudged &&
		hash !==
			createHash('sha256')
				.update(head.hash + text)
				.digest('hex')
	)
		return 'altered';
	return entryId < newestId && timeOf(link) < newestAt - LATEST_COMMIT_MS ? 'inserted' : null;
}

const timeOf = ({ at }: Link) => (at === null ? 0 : Date.parse(at));

/** `cut` is what was taken off by the log's own retention, null when nothing was. */
export type Checked = { head: ChainHead; findings: Finding[]; cut: Cut | null };

/** Seals what is new, then reads the whole log against its chain. As the owner: the app sees only parts of the log. */
export async function checkAudit(db: Database, expected: ChainHead | null): Promise<Checked> {
	while ((await sealAudit(db)) > 0);
	const cut = await findCut(db);
	const reader = new ChainReader(cut ?? NONE);
	let expectedIsThere = expected === null || wentWith(cut, expected);
	for await (const link of linksOf(db)) {
		reader.read(link);
		expectedIsThere ||= isLink(link, expected);
	}
	const findings = [...reader.findings, ...(await findUnsealed(db))];
	if (!expectedIsThere) findings.push({ kind: 'missing', position: expected?.position ?? null, entryId: null });
	return { head: reader.head, findings, cut };
}

/** An end that was noted before the cut is among what it took off. */
const wentWith = (cut: Cut | null, noted: ChainHead) =>
	cut !== null && (noted.position < cut.position || isLink(cut, noted));

async function* linksOf(db: Database) {
	let after = 0;
	for (let links = await findLinks(db, after); links.length > 0; links = await findLinks(db, after)) {
		yield* links;
		after = links.at(-1)?.position ?? after;
	}
}

const isLink = (link: ChainHead, wanted: ChainHead | null) =>
	link.position === wanted?.position && link.hash === wanted.hash;

async function findLinks(db: Database, after: number): Promise<Link[]> {
	const { rows } = await db.execute<Link>(sql`
		SELECT c.position, c.entry_id AS "entryId", c.hash, e.at, CASE WHEN e.id IS NOT NULL THEN audit_entry_text(e) END AS text
		FROM audit_chain c LEFT JOIN audit_entry e ON e.id = c.entry_id
		WHERE c.position > ${after} ORDER BY c.position LIMIT ${BATCH}`);
	return rows;
}

/** What the sealing passed by long ago was not there then. */
async function findUnsealed(db: Database): Promise<Finding[]> {
	const { rows } = await db.execute<{ id: number }>(sql`
		SELECT e.id FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry_id = e.id) ORDER BY e.id`);
	return rows.map(({ id }) => ({ kind: 'inserted', position: null, entryId: id }));
}

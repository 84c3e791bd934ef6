import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Role } from '../../src/lib/domain/access/permissions';
import type { Day } from '../../src/lib/domain/day';
import type { IssuedKind } from '../../src/lib/domain/notices/kinds';
import type { Database } from '../../src/lib/server/db/client';
import { casePerson } from '../../src/lib/server/db/schema/cases';
import { caseDocument } from '../../src/lib/server/db/schema/documents';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer, only, OFFICE } from '../../src/lib/server/db/seed/factories';
import { storage } from '../../src/lib/server/documents/storage';
import { callerFor, viewerAs } from '../setup/caller';

// Files of these tests lie in a folder of their own; read before anything asks for the environment.
process.env['DATA_DIR'] = mkdtempSync(join(tmpdir(), 'ankerplatz-notices-'));

export const now = '2026-11-23T09:00:00.000Z';
export const key = () => crypto.randomUUID();

type Connections = { owner: Database; db: Database };

export async function officePerson({ owner, db }: Connections, role: Role = 'case-worker', office = OFFICE) {
	const account = await makeAccount(owner, { role, officeAgs: office, name: 'Kim Kraft', phone: '03834 1234' });
	const viewer = viewerAs(role, { id: account.id, name: account.name, office });
	return { account, caller: callerFor({ db, viewer, now }) };
}

type Asked = { states?: Parameters<typeof makePlacement>[1]['events']; birthDate?: Day; office?: string };

/** A worker with a case, its custodian, and a booked stay. */
export async function letterScene(connections: Connections, { states, birthDate, office = OFFICE }: Asked = {}) {
	const { owner } = connections;
	const worker = await officePerson(connections, 'case-worker', office);
	const help = await makeCase(owner, {
		officeAgs: office,
		workerId: worker.account.id,
		...(birthDate && { birthDate })
	});
	const custodian = only(
		await owner
			.insert(casePerson)
			.values({
				...{ officeAgs: office, caseId: help.id, role: 'mother', name: 'Maria Test', custodian: true },
				...{ street: 'Am Markt 1', postalCode: '17489', place: 'Greifswald' }
			})
			.returning()
	);
	const offer = await makeOffer(owner, { rate: '187.30', facility: { street: 'Boddenweg 3' } });
	const stay = await makePlacement(owner, {
		...{ case: help, offer, createdBy: worker.account.id, rate: '187.30' as never, targetFee: 34089 },
		...{ beginDay: '2026-12-01' as Day, endDay: '2027-05-31' as Day },
		events: states ?? ['reserved', 'consented', 'booked']
	});
	const { caller } = worker;
	const letter = (kind: IssuedKind) => ({ caseId: help.id, kind, placementId: stay.id });
	/** As a clerk would complete the draft. */
	const complete = async (kind: IssuedKind) => {
		const { content } = await caller.notices.draft(letter(kind));
		const texts = {
			...content.texts,
			reasons: 'Die Hilfe ist geeignet und notwendig.',
			selection: 'Nähe zur Familie.'
		};
		return { ...letter(kind), content: { ...content, texts: kind.includes('-') ? content.texts : texts } };
	};
	return { ...connections, ...{ worker, caller, help, custodian, offer, stay, letter, complete } };
}

export const documentOf = async (owner: Database, documentId: string) => {
	const [row] = await owner.select().from(caseDocument).where(eq(caseDocument.id, documentId));
	if (!row) throw new Error('no document');
	return { row, file: await storage().get(row.storageKey) };
};

export const textOf = async (file: Uint8Array) =>
	(await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })).text.replaceAll(/\s+/g, ' ');

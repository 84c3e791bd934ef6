import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/client';
import { found } from '../trpc/procedures';
import { rowsOf } from './hand-written';

/**
 * Everything about one person, table by table with the German heading it is handed out under. A test compares it with
 * the tables of the database, so that a new table is not forgotten.
 */
const ofPerson = (clientId: string) => sql`(SELECT id FROM help_case WHERE client_id = ${clientId})`;
const ofPlacements = (clientId: string) => sql`(SELECT id FROM placement WHERE client_id = ${clientId})`;
const inCases = (clientId: string) => sql`t.case_id IN ${ofPerson(clientId)}`;
const inPlacements = (clientId: string) => sql`t.placement_id IN ${ofPlacements(clientId)}`;
const inConsultations = (clientId: string) =>
	sql`t.consultation_id IN (SELECT id FROM consultation WHERE case_id IN ${ofPerson(clientId)})`;

type Source = { heading: string; where: (clientId: string) => SQL };

export const exported: Record<string, Source> = {
	client: { heading: 'Person', where: (id) => sql`t.id = ${id}` },
	client_restriction: { heading: 'Einschränkung der Verarbeitung', where: (id) => sql`t.client_id = ${id}` },
	help_case: { heading: 'Fälle', where: (id) => sql`t.client_id = ${id}` },
	case_person: { heading: 'Beteiligte Personen', where: inCases },
	jurisdiction: { heading: 'Örtliche Zuständigkeit', where: inCases },
	case_event: { heading: 'Verlauf', where: inCases },
	consultation: { heading: 'Teamberatungen', where: inCases },
	consultation_participant: { heading: 'Teilnehmende der Teamberatungen', where: inConsultations },
	consultation_addendum: { heading: 'Nachträge zu Teamberatungen', where: inConsultations },
	help_plan: { heading: 'Hilfepläne', where: inCases },
	plan_signature: {
		heading: 'Unterschriften',
		where: (id) => sql`t.plan_id IN (SELECT id FROM help_plan WHERE case_id IN ${ofPerson(id)})`
	},
	notice: { heading: 'Bescheide und Schreiben', where: inCases },
	case_document: { heading: 'Dokumente', where: inCases },
	placement: { heading: 'Belegungen', where: (id) => sql`t.client_id = ${id}` },
	placement_event: { heading: 'Verlauf der Belegungen', where: inPlacements },
	placement_identity: { heading: 'An Träger übermittelte Angaben', where: inPlacements },
	choice_record: { heading: 'Begründungen der Auswahl', where: inPlacements },
	absence: { heading: 'Abwesenheiten', where: inPlacements },
	weekly_appointment: { heading: 'Wöchentliche Termine', where: inPlacements },
	service_record: { heading: 'Leistungsnachweise', where: inPlacements },
	service_record_note: {
		heading: 'Notizen zu Leistungsnachweisen',
		where: (id) => sql`t.record_id IN (SELECT id FROM service_record WHERE placement_id IN ${ofPlacements(id)})`
	},
	allowance_grant: { heading: 'Nebenleistungen', where: inPlacements },
	allowance_request: { heading: 'Anträge auf Nebenleistungen', where: inPlacements },
	invoice_line: { heading: 'Zeilen in Rechnungen', where: inPlacements },
	occupancy: { heading: 'Belegte Tage', where: inPlacements },
	inbox_message: { heading: 'Nachrichten', where: inPlacements },
	fruitless_search: { heading: 'Suchen ohne freies Angebot', where: inCases },
	case_overview: { heading: 'Zeile der Übersicht', where: inCases },
	case_deadline: { heading: 'Fristen', where: inCases },
	deadline_settlement: { heading: 'Erledigte Fristen', where: inCases },
	deadline_reminder: { heading: 'Erinnerungen an Fristen', where: inCases },
	statistics_record: { heading: 'Angaben zur Statistik', where: inCases },
	protective_record: { heading: 'Angaben zu Schutzmaßnahmen', where: inCases },
	risk_assessment: { heading: 'Gefährdungseinschätzungen', where: inCases },
	deletion_mark: { heading: 'Löschvorschläge', where: inCases }
};

/** The signature as a picture is a file of its own; where a file lies in the storage concerns nobody. */
const LEFT_OUT = ['storage_key', 'image', 'signature'];

export async function findPerson(tx: Db, caseId: string) {
	const rows = await rowsOf<{ clientId: string; number: string }>(
		tx,
		sql`SELECT client_id AS "clientId", number FROM help_case WHERE id = ${caseId}`
	);
	return found(rows[0]);
}

/**
 * Rows by heading; the walls of the viewer hold here as everywhere, but for invoices: the person has a right to what
 * they say, even if whoever hands it out does not check invoices.
 */
export async function collectData(tx: Db, clientId: string): Promise<Record<string, unknown[]>> {
	await tx.execute(sql`SELECT set_config('app.invoices', 'on', true)`);
	const collected: Record<string, unknown[]> = {};
	for (const [table, { heading, where }] of Object.entries(exported)) {
		const omitted = table === 'case_document' ? [...LEFT_OUT, 'content'] : LEFT_OUT;
		const names = sql.join(
			omitted.map((name) => sql`${name}`),
			sql`, `
		);
		const rows = await rowsOf<{ row: unknown }>(
			tx,
			sql`SELECT to_jsonb(t) - ARRAY[${names}]::text[] AS row FROM ${sql.identifier(table)} t WHERE ${where(clientId)}`
		);
		collected[heading] = rows.map(({ row }) => row);
	}
	return collected;
}

export type ExportedFile = {
	documentId: string;
	title: string;
	createdAt: string;
	storageKey: string;
	sha256: string;
};

export async function filesOfPerson(tx: Db, clientId: string): Promise<ExportedFile[]> {
	const rows = await rowsOf<ExportedFile>(
		tx,
		sql`SELECT id AS "documentId", title, created_at AS "createdAt", storage_key AS "storageKey", sha256
			FROM case_document WHERE case_id IN ${ofPerson(clientId)} ORDER BY created_at, id`
	);
	return rows;
}

export async function signaturesOfPerson(tx: Db, clientId: string) {
	const rows = await rowsOf<{ id: string; image: Buffer }>(
		tx,
		sql`SELECT s.id, s.image FROM plan_signature s JOIN help_plan p ON p.id = s.plan_id
			WHERE p.case_id IN ${ofPerson(clientId)}
			UNION ALL SELECT id, signature FROM service_record
			WHERE signature IS NOT NULL AND placement_id IN ${ofPlacements(clientId)} ORDER BY id`
	);
	return rows;
}

import { sql } from 'drizzle-orm';

type OfCase = { caseId: string; clientId: string; ags: string; who: string; at: string };

/** A row of a case in every table of the case work. */
export function rowsOfCase({ caseId, clientId, ags, who, at }: OfCase) {
	const [meeting, plan, file] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
	return [
		sql`INSERT INTO case_person (office_ags, case_id, role, name) VALUES (${ags}, ${caseId}, 'mother', 'A')`,
		sql`INSERT INTO jurisdiction (office_ags, case_id, from_day, basis, responsible)
			VALUES (${ags}, ${caseId}, '2026-01-01', '86.1', 'A')`,
		sql`INSERT INTO consultation (id, office_ags, case_id, called_by, called_at, meeting_at, vote_until)
			VALUES (${meeting}, ${ags}, ${caseId}, ${who}, ${at}, ${at}, ${at})`,
		sql`INSERT INTO consultation_participant (office_ags, consultation_id, name, function)
			VALUES (${ags}, ${meeting}, 'A', 'B')`,
		sql`INSERT INTO consultation_addendum (office_ags, consultation_id, at, account_id, text)
			VALUES (${ags}, ${meeting}, ${at}, ${who}, 'A')`,
		sql`INSERT INTO help_plan (id, office_ags, case_id, version, state, created_by, created_at)
			VALUES (${plan}, ${ags}, ${caseId}, 1, 'draft', ${who}, ${at})`,
		sql`INSERT INTO plan_signature (office_ags, plan_id, name, function, image, at)
			VALUES (${ags}, ${plan}, 'A', 'B', '\\x00', ${at})`,
		sql`INSERT INTO case_document (id, office_ags, case_id, kind, title, storage_key, bytes, pages, sha256, created_at)
			VALUES (${file}, ${ags}, ${caseId}, 'other', 'A', 'x', 1, 1, 'x', ${at})`,
		sql`INSERT INTO notice (office_ags, case_id, kind, version, document_id, content, issued_by, issued_at, posted_on)
			VALUES (${ags}, ${caseId}, 'grant', 1, ${file}, '{}', ${who}, ${at}, '2026-11-22')`,
		sql`INSERT INTO letterhead (office_ags, authority, department, street, postal_code, place, phone, email,
			objection_body, objection_seat, objection_form) VALUES (${ags}, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J')`,
		sql`INSERT INTO text_block (office_ags, kind, slot, text) VALUES (${ags}, 'grant', 'reasons', 'A')`,
		sql`INSERT INTO deletion_mark (office_ags, case_id, case_number, rule, marked_by, marked_at)
			VALUES (${ags}, ${caseId}, 'X', 'Y', ${who}, ${at})`,
		sql`INSERT INTO client_restriction (client_id, office_ags, reason, since, by)
			VALUES (${clientId}, ${ags}, 'A', ${at}, ${who})`
	];
}

import { messageOfCode } from '$lib/client/messages';
import { upload, type Watching } from '$lib/client/upload';
import type { DomainErrorCode, ErrorDetails } from '$lib/domain/errors';
import type { DocumentKind } from '$lib/domain/documents/kinds';

export type Outgoing = { caseId: string; file: File; kind: DocumentKind; key: string };

/** `again`: the same file may go through another time; otherwise it has to be another one. */
export type SendResult = { ok: true } | { ok: false; sentence: string; again: boolean; lostSession: boolean };

type Refusal = {
	domain: { code: DomainErrorCode; details: ErrorDetails } | null;
	sentence: string | null;
	logId: string | null;
};

const NO_CONNECTION = 'Die Verbindung ist abgerissen. Bitte versuchen Sie es noch einmal.';
const UNEXPECTED = 'Da ist uns ein Fehler unterlaufen. Bitte versuchen Sie es noch einmal.';

export async function sendFile({ caseId, file, kind, key }: Outgoing, watching: Watching): Promise<SendResult> {
	const headers = { 'idempotency-key': key, 'x-document-kind': kind, 'x-file-name': encodeURIComponent(file.name) };
	try {
		const { status, body } = await upload({ address: `/api/akte/${caseId}`, headers, body: file }, watching);
		return resultOf(status, body as Refusal | null);
	} catch {
		return { ok: false, sentence: NO_CONNECTION, again: true, lostSession: false };
	}
}

function resultOf(status: number, answer: Refusal | null): SendResult {
	if (status === 201) return { ok: true };
	const code = answer?.domain?.code;
	const unsafe = code === 'document/unsafe' || status === 413 || status === 400;
	return { ok: false, sentence: sentenceOf(answer), again: !unsafe, lostSession: code === 'session/required' };
}

function sentenceOf(answer: Refusal | null): string {
	if (answer?.sentence) return answer.sentence;
	if (answer?.domain) return messageOfCode(answer.domain.code, answer.domain.details);
	return answer?.logId ? `${UNEXPECTED} Kennung für die Hilfe: ${answer.logId}` : UNEXPECTED;
}

import { messageOfCode } from '$lib/client/messages';
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

type Watching = { onprogress: (share: number) => void; signal: AbortSignal };

/** XMLHttpRequest, because fetch does not say how far an upload has come. */
export const sendFile = ({ caseId, file, kind, key }: Outgoing, { onprogress, signal }: Watching) =>
	new Promise<SendResult>((done) => {
		const request = new XMLHttpRequest();
		request.open('POST', `/api/akte/${caseId}`);
		request.responseType = 'json';
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.setRequestHeader('idempotency-key', key);
		request.setRequestHeader('x-document-kind', kind);
		request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
		request.upload.onprogress = ({ loaded, total }) => onprogress(total === 0 ? 0 : loaded / total);
		request.onload = () => done(resultOf(request.status, request.response as Refusal | null));
		request.onerror = () => done({ ok: false, sentence: NO_CONNECTION, again: true, lostSession: false });
		signal.addEventListener('abort', () => request.abort());
		request.send(file);
	});

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

import type { DomainErrorCode, ErrorDetails } from '../../../domain/errors';
import { messageOfCode } from '../../messages';
import { upload } from '../../upload';
import type { Kind } from './kinds';
import { FileRefused } from './outcome';

type Refusal = { domain: { code: DomainErrorCode; details: ErrorDetails } | null; sentence: string | null };

const UNEXPECTED = 'Da ist uns ein Fehler unterlaufen. Das Foto wird später noch einmal gesendet.';

export const facilityPhoto: Kind<'facility-photo'> = {
	title: ({ facility }) => `Foto: ${facility}`,
	describe: ({ caption }) => (caption === '' ? 'Ohne Beschreibung' : caption),
	emptied: (input) => ({ ...input, file: new Blob() }),
	send: async ({ id, account, input: { facilityId, caption, file }, signal, onprogress }) => {
		const address = `/api/einrichtungen/${facilityId}/fotos`;
		const headers = { 'idempotency-key': id, 'x-account': account, 'x-caption': encodeURIComponent(caption) };
		const { status, body } = await upload({ address, headers, body: file }, { signal, onprogress });
		if (status === 201) return body;
		throw new FileRefused(status, sentenceOf(body as Refusal | null));
	}
};

function sentenceOf(refusal: Refusal | null): string {
	if (refusal?.sentence) return refusal.sentence;
	return refusal?.domain ? messageOfCode(refusal.domain.code, refusal.domain.details) : UNEXPECTED;
}

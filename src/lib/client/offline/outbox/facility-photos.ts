import type { DomainErrorCode, ErrorDetails } from '../../../domain/errors';
import { messageOfCode } from '../../messages';
import type { Kind } from './kinds';
import { FileRefused } from './outcome';

type Answer = {
	domain: { code: DomainErrorCode; details: ErrorDetails } | null;
	sentence: string | null;
	photoId?: string;
};

const UNEXPECTED = 'Da ist uns ein Fehler unterlaufen. Das Foto wird später noch einmal gesendet.';

export const facilityPhoto: Kind<'facility-photo'> = {
	title: ({ facility }) => `Foto: ${facility}`,
	describe: ({ caption }) => (caption === '' ? 'Ohne Beschreibung' : caption),
	send: async ({ id, account, input: { facilityId, caption, file }, signal }) => {
		const response = await fetch(`/api/einrichtungen/${facilityId}/fotos`, {
			method: 'POST',
			body: file,
			signal,
			headers: {
				'content-type': 'application/octet-stream',
				'idempotency-key': id,
				'x-account': account,
				'x-caption': encodeURIComponent(caption)
			}
		});
		const answer = (await response.json()) as Answer;
		if (response.ok) return answer;
		throw new FileRefused(response.status, sentenceOf(answer));
	}
};

const sentenceOf = ({ sentence, domain }: Answer) =>
	sentence ?? (domain ? messageOfCode(domain.code, domain.details) : UNEXPECTED);

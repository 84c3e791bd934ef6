import { documentKindLabels, uploadKinds, type DocumentKind } from './kinds';

/** What may be put into the eAkte from outside, and the words for what may not. */
export const MAX_UPLOAD_BYTES = 25 * 1_024 * 1_024;
export const MAX_IMAGE_PIXELS = 40_000_000;
export const MAX_PDF_PAGES = 2_000;
/** What one compressed part of a PDF may grow to; the page of a scanner stays far below. */
export const MAX_UNPACKED_BYTES = 128 * 1_024 * 1_024;

const MAX_TITLE = 150;
const MAX_NAME = 120;

/** By content, never by name. */
export const uploadTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/heif'] as const;
export type UploadType = (typeof uploadTypes)[number];

export const isUploadType = (type: string | undefined): type is UploadType =>
	uploadTypes.some((known) => known === type);

/** What a file dialog offers; endings for systems that know no type for HEIC. */
export const ACCEPTED_BY_DIALOG = 'application/pdf,image/jpeg,image/png,image/heic,image/heif,.heic,.heif';

const refusals = {
	empty: 'Die Datei ist leer.',
	'too-large': 'Die Datei ist größer als 25 MB. Bitte teilen oder verkleinern Sie sie.',
	type: 'Diese Art von Datei wird nicht angenommen. Erlaubt sind PDF, JPEG, PNG und HEIC.',
	'not-a-picture': 'Das ist kein Foto. Erlaubt sind JPEG, PNG und HEIC.',
	polyglot: 'Die Datei gibt sich als PDF aus, enthält aber noch etwas anderes. Bitte erzeugen Sie das PDF neu.',
	'too-many-pixels': 'Das Bild hat mehr als 40 Megapixel. Bitte verkleinern Sie es.',
	'broken-image': 'Das Bild ist beschädigt und lässt sich nicht öffnen.',
	'broken-pdf': 'Das PDF ist beschädigt und lässt sich nicht öffnen.',
	encrypted: 'Das PDF ist mit einem Passwort geschützt. Bitte speichern Sie es ohne Schutz.',
	script: 'Das PDF enthält ein Programm (JavaScript). Bitte drucken Sie es in ein neues PDF und laden Sie das hoch.',
	action: 'Das PDF würde beim Öffnen etwas starten. Bitte drucken Sie es in ein neues PDF und laden Sie das hoch.',
	attachment:
		'Das PDF trägt eine angehängte Datei in sich. Bitte laden Sie das PDF ohne Anhang und die Anhänge einzeln hoch.',
	'too-many-pages': 'Das PDF hat mehr als 2.000 Seiten. Bitte teilen Sie es.',
	bomb: 'Das PDF entpackt sich auf ein Vielfaches seiner Größe und wird deshalb nicht geöffnet.',
	'too-slow': 'Das Prüfen der Datei dauert zu lange. Bitte drucken Sie sie in ein neues PDF und laden Sie das hoch.'
} as const;

export type RefusalReason = keyof typeof refusals;

/** One sentence for the person who uploads. */
export const refusalSentence = (reason: RefusalReason): string => refusals[reason];

/** Control characters, halves of characters and marks that turn the direction of writing, with which names are faked. */
const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const tidy = (text: string) => text.normalize('NFC').replace(invisible, ' ').replace(/\s+/gu, ' ').trim();

/** Shortens without leaving half a character. */
const shortened = (text: string, most: number) => Array.from(text).slice(0, most).join('').trim();

/** The name of an uploaded file without any path; umlauts stay. Empty when nothing is left of it. */
export function fileNameOf(name: string): string {
	const last = tidy(name).split(/[/\\]/u).at(-1) ?? '';
	const plain = last
		.replace(/[<>:"|?*]/gu, ' ')
		.replace(/\s+/gu, ' ')
		.replace(/^[. ]+/u, '');
	return shortened(plain, MAX_NAME);
}

/** What was typed, else the name of the file without its ending, else the kind. */
export function titleOf(typed: string, fileName: string, kind: DocumentKind): string {
	const ofFile = fileNameOf(fileName).replace(/\.[a-z0-9]{1,5}$/iu, '');
	return shortened(tidy(typed), MAX_TITLE) || shortened(ofFile, MAX_TITLE) || documentKindLabels[kind];
}

/** Name under which a document is saved: safe on every system, without a path. */
export const downloadName = (title: string) =>
	`${fileNameOf(title.replace(/[/\\]/gu, '-')).replace(/[. ]+$/u, '') || 'Dokument'}.pdf`;

export const uploadKindOf = (kind: string | null): DocumentKind | null =>
	uploadKinds.find((known) => known === kind) ?? null;

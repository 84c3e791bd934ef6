import { IMPORT_BYTE_LIMIT } from '$lib/domain/offers/import/table';

/** A file as the API takes it. */
export type Upload = { fileName: string; content: string };

export type UploadResult = { ok: true; upload: Upload } | { ok: false; message: string };

export async function readUpload(file: File): Promise<UploadResult> {
	if (file.size > IMPORT_BYTE_LIMIT) return { ok: false, message: 'Die Datei ist größer als 10 MB.' };
	if (file.size === 0) return { ok: false, message: 'Die Datei ist leer.' };
	try {
		return { ok: true, upload: { fileName: file.name, content: await asBase64(file) } };
	} catch {
		// Browsers refuse to read a file that was saved again since it was chosen.
		return { ok: false, message: 'Die Datei ließ sich nicht lesen. Bitte wählen Sie sie noch einmal.' };
	}
}

/** By way of a data URL: the browser encodes many megabytes without a loop in the page. */
function asBase64(file: File): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => {
			const url = typeof reader.result === 'string' ? reader.result : '';
			resolve(url.slice(url.indexOf(',') + 1));
		};
		reader.onerror = () => {
			reject(reader.error ?? new Error('the file could not be read'));
		};
		reader.readAsDataURL(file);
	});
}

/** Offers a text as a file to save. */
export function saveAs(fileName: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(url);
}

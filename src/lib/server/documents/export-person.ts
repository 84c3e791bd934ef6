import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { downloadName } from '../../domain/documents/uploads';
import { DomainError } from '../../domain/errors';
import { recordRead } from '../cases/read-log';
import { dayInGermany } from '../clock';
import { log } from '../log';
import type { Context } from '../trpc/context';
import { answering } from './answers';
import { collectData, filesOfPerson, findPerson, signaturesOfPerson, type ExportedFile } from './export-data';
import { permitted } from './permitted';
import { readUnaltered } from './unaltered';

const readMe = `Auskunft nach Art. 15 DSGVO

auskunft.json   alle gespeicherten Angaben, je Abschnitt eine Liste
dokumente/      alle Dokumente der Akte als PDF
unterschriften/ auf dem Tablet geleistete Unterschriften

Zweck: Leistungen der Kinder- und Jugendhilfe (SGB VIII). Empfänger sind die Träger, die unter "An Träger übermittelte
Angaben" stehen. Sie können Berichtigung, Löschung oder Einschränkung der Verarbeitung verlangen (Art. 16 bis 18 DSGVO,
§ 84 SGB X), der Verarbeitung widersprechen (Art. 21 DSGVO) und sich bei der Aufsichtsbehörde für den Datenschutz
beschweren (Art. 77 DSGVO).

Vor der Herausgabe prüft das Jugendamt, ob Rechte anderer Personen entgegenstehen (Art. 15 Abs. 4 DSGVO, § 83 SGB X).
`;

/** All data about the person of a case, of all their cases in the own office, as a ZIP that is written while it is read. */
export const answerExport = (context: Context, caseId: string): Promise<Response> =>
	answering('documents.export', async () => {
		const { actor, scoped } = permitted(context, 'cases/read');
		if (!/^[0-9a-f-]{36}$/i.test(caseId)) throw new DomainError('not-found');
		const everything = await scoped(async (tx) => {
			const { clientId, number } = await findPerson(tx, caseId);
			const files = await filesOfPerson(tx, clientId);
			await recordRead(tx, actor, {
				...{ caseId, action: 'documents/exported', subjectKind: 'client', subjectId: clientId },
				details: { documents: files.length, basis: 'Art. 15 DSGVO' }
			});
			const data = await collectData(tx, clientId);
			return { number, files, data, signatures: await signaturesOfPerson(tx, clientId) };
		});
		const { number } = everything;
		return new Response(Readable.toWeb(Readable.from(zipOf(everything))) as ReadableStream, {
			headers: {
				'content-type': 'application/zip',
				'content-disposition': `attachment; filename="Auskunft ${number.replace(/[^\w-]/g, '-')}.zip"`,
				'cache-control': 'private, no-store',
				'x-content-type-options': 'nosniff'
			}
		});
	});

type Everything = {
	data: Record<string, unknown[]>;
	files: readonly ExportedFile[];
	signatures: readonly { id: string; image: Buffer }[];
};

async function* zipOf(everything: Everything): AsyncGenerator<Uint8Array> {
	const written: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		written.push(piece);
	});
	for await (const { name, content } of entriesOf(everything)) {
		const entry = name.endsWith('.pdf') ? new ZipPassThrough(name) : new ZipDeflate(name);
		zip.add(entry);
		entry.push(content, true);
		yield* written.splice(0);
	}
	zip.end();
	yield* written.splice(0);
}

async function* entriesOf({ data, files, signatures }: Everything) {
	yield { name: 'LIESMICH.txt', content: Buffer.from(readMe) };
	yield { name: 'auskunft.json', content: Buffer.from(JSON.stringify(data, null, '\t')) };
	for (const { id, image } of signatures) yield { name: `unterschriften/${id}.png`, content: image };
	for (const [index, file] of files.entries()) {
		const number = String(index + 1).padStart(3, '0');
		yield await fileEntry(file, `dokumente/${number} ${dayInGermany(file.createdAt)} ${downloadName(file.title)}`);
	}
}

/** A damaged file does not withhold the others. */
async function fileEntry(file: ExportedFile, name: string): Promise<{ name: string; content: Uint8Array }> {
	try {
		return { name, content: await readUnaltered(file) };
	} catch {
		log.error({ place: 'documents.export', documentId: file.documentId, message: 'the stored file is damaged' });
		const words =
			'Diese Datei ist beschädigt und fehlt deshalb in der Auskunft. Bitte wenden Sie sich an das Jugendamt.';
		return { name: name.replace(/\.pdf$/, ' FEHLT.txt'), content: Buffer.from(words) };
	}
}

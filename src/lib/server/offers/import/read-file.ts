import { IMPORT_BYTE_LIMIT, IMPORT_ROW_LIMIT, type ImportTable } from '../../../domain/offers/import/table';
import { UnreadableFile, wholeFileProblem } from './file-problem';
import { readCsv } from './read-csv';
import { readWorkbook } from './read-workbook';

export type OfferFile = { fileName: string; content: Uint8Array };

/** Takes a file apart into cells. Whatever is wrong with it is an answer, never an exception. */
export async function readOfferFile({ fileName, content }: OfferFile): Promise<ImportTable> {
	try {
		if (content.length > IMPORT_BYTE_LIMIT) throw new UnreadableFile('eine Datei mit höchstens 10 MB');
		return withinRows(await tableOf(content), fileName);
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
		return { headings: [], rows: [], problems: [wholeFileProblem(fileName, error.expected)] };
	}
}

/** What a file is, its first bytes say; its name may be anything. */
const signatures = { zip: [0x50, 0x4b, 0x03, 0x04], ole: [0xd0, 0xcf, 0x11, 0xe0] };

const beginsWith = (content: Uint8Array, signature: readonly number[]) =>
	signature.every((byte, position) => content[position] === byte);

async function tableOf(content: Uint8Array): Promise<ImportTable> {
	if (beginsWith(content, signatures.ole)) {
		throw new UnreadableFile('eine CSV- oder .xlsx-Datei ohne Kennwort; bitte in Excel als .xlsx speichern');
	}
	return beginsWith(content, signatures.zip) ? readWorkbook(content) : readCsv(content);
}

function withinRows(table: ImportTable, fileName: string): ImportTable {
	if (table.rows.length <= IMPORT_ROW_LIMIT) return table;
	const problem = wholeFileProblem(fileName, 'höchstens 20.000 Zeilen; bitte die Liste teilen');
	return { ...table, rows: table.rows.slice(0, IMPORT_ROW_LIMIT), problems: [...table.problems, problem] };
}

/** A page of text as PDF 1.4, with one of the fonts every viewer has: enough for the demo's documents. */

const WIDTH = 595;
const HEIGHT = 842;
const LEFT = 64;
const LETTERS_PER_LINE = 84;
const LEADING = 18;

/** Windows-1252, the encoding of the built-in fonts: Latin-1 and a few marks in between. */
const marks: Record<string, number> = { '€': 0x80, '„': 0x84, '“': 0x93, '”': 0x94, '–': 0x96, '’': 0x92 };

function encoded(text: string): string {
	const bytes = Array.from(text, (letter) => marks[letter] ?? letter.codePointAt(0) ?? 63);
	const latin = Buffer.from(bytes.map((byte) => (byte > 255 ? 63 : byte))).toString('latin1');
	return latin.replace(/[\\()]/g, (letter) => `\\${letter}`);
}

function wrapped(text: string): string[] {
	const lines = [''];
	for (const word of text.split(' ')) {
		const line = lines.at(-1) ?? '';
		if (line !== '' && line.length + word.length >= LETTERS_PER_LINE) lines.push(word);
		else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
	}
	return lines;
}

export function pdfOf(title: string, paragraphs: readonly string[]): Buffer {
	const lines = paragraphs.flatMap(wrapped).map((line) => `(${encoded(line)}) Tj T*`);
	const content = [
		`BT /F2 17 Tf ${LEFT} ${HEIGHT - 90} Td (${encoded(title)}) Tj ET`,
		`BT /F1 11 Tf ${LEADING} TL ${LEFT} ${HEIGHT - 130} Td`,
		...lines,
		'ET'
	].join('\n');
	return file([
		'<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
		`<< /Title (${encoded(title)}) /Producer (Ankerplatz) >>`
	]);
}

/** Objects one after the other, then the table of where each begins. All letters are single bytes. */
function file(objects: readonly string[]): Buffer {
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}

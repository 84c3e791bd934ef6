/** Letters that banks know, for those they may not (EPC217-08, and the German spelling of umlauts). */
const spelled: Record<string, string> = {
	...{ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss', ẞ: 'SS' },
	...{ æ: 'ae', Æ: 'AE', ø: 'o', Ø: 'O', œ: 'oe', Œ: 'OE', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', þ: 'th', ı: 'i' },
	...{ '&': '+', '€': 'EUR', '–': '-', '—': '-', '’': "'", '‘': "'", '`': "'", '´': "'" }
};

const FOREIGN = /[^A-Za-z0-9/\-?:().,'+ ]/gu;
const MARKS = /\p{M}/gu;

/**
 * A text in the character set of SEPA, at most so many characters: umlauts spelled out, other letters without their
 * marks, what has no letter left out. Never empty: a file with an empty name would be refused as a whole.
 */
export function sepaText(text: string, maxLength: number): string {
	const known = Array.from(text.normalize('NFC'), (sign) => spelled[sign] ?? sign).join('');
	const plain = known.normalize('NFD').replace(MARKS, '').replace(FOREIGN, ' ');
	const line = plain
		.replace(/ +/g, ' ')
		.replace(/\/{2,}/g, '/')
		.replace(/^[ /]+|[ /]+$/g, '');
	return line.slice(0, maxLength).replace(/[ /]+$/, '') || 'NOTPROVIDED';
}

/** Whether a reference comes back from the bank as it was given. */
export const isSepaReference = (text: string) => text.length <= 35 && text !== '' && sepaText(text, 35) === text;

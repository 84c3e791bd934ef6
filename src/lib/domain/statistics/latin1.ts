/** Characters beyond latin-1 that occur in German texts and names, in the spelling the record can hold. */
const spelled: Record<string, string> = {
	...{ '„': '"', '“': '"', '”': '"', '‚': "'", '‘': "'", '’': "'", '–': '-', '—': '-', '…': '...', '€': 'EUR' },
	...{ Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Œ: 'OE', œ: 'oe', ı: 'i', ẞ: 'SS', '−': '-', '‐': '-', '‑': '-' }
};

const isLatin1 = (letter: string) => /^[\u0020-\u007e\u00a0-\u00ff]$/.test(letter);

/** Text in the letters of ISO 8859-1: umlauts stay, marks that it lacks go ('š' becomes 's'), the rest becomes '?'. */
export const toLatin1 = (text: string) => Array.from(text.normalize('NFC'), latin1Letter).join('');

function latin1Letter(letter: string): string {
	if (isLatin1(letter)) return letter;
	const known = spelled[letter];
	if (known !== undefined) return known;
	if (/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(letter)) return ' ';
	const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '');
	return bare !== '' && Array.from(bare).every(isLatin1) ? bare : '?';
}

/** One byte a letter. @throws RangeError for a letter that latin-1 does not have */
export function latin1Bytes(text: string): Uint8Array {
	return Uint8Array.from(text, (letter) => {
		const byte = letter.codePointAt(0) ?? 0;
		if (byte > 0xff) throw new RangeError(`no latin-1 letter: ${letter}`);
		return byte;
	});
}

export const latin1Text = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

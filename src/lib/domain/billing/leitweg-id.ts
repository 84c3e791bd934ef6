/** Coarse address, fine address where there is one, check digits (Formatspezifikation Leitweg-ID, KoSIT, 2.0.2). */
const SHAPE = /^(\d{2,12})(?:-([A-Z0-9]{1,30}))?-(\d{2})$/;

/** What is wrong with the id of a public receiver of invoices, in German; null when it is right. */
export function leitwegIdProblem(id: string): string | null {
	const [, coarse, fine = '', check] = SHAPE.exec(id.trim().toUpperCase()) ?? [];
	if (coarse === undefined || check === undefined)
		return 'Eine Leitweg-ID hat die Form 13075-ABC123-45: Ziffern, Buchstaben oder Ziffern, zwei Prüfziffern.';
	return remainder(coarse + fine + check) === 1 ? null : 'Die Prüfziffern der Leitweg-ID stimmen nicht.';
}

/** ISO 7064, mod 97-10: letters count as 10 to 35. */
function remainder(signs: string): number {
	let rest = 0;
	for (const sign of signs) for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
	return rest;
}

import type { Euro } from '$lib/domain/money';
import { formatEuro } from '$lib/domain/money-text';

type Terms = {
	foodShare: Euro | null;
	pfg: Euro | null;
	travelSurcharge: Euro | null;
	switches: object;
	reference: string | null;
};

/** "Lebensmittelanteil 6,50 €, 2 Lesarten anders, Vereinbarung vom 12.03.2026" */
export function termsOf({ foodShare, pfg, travelSurcharge, switches, reference }: Terms): string {
	const readings = Object.keys(switches).length;
	const said = [
		foodShare === null ? null : `Lebensmittelanteil ${formatEuro(foodShare)}`,
		pfg === null ? null : `Platzfreihaltgeld ${formatEuro(pfg)}`,
		travelSurcharge === null ? null : `Wegezuschlag ${formatEuro(travelSurcharge)} je Stunde`,
		readings === 0 ? null : readings === 1 ? 'eine Lesart anders' : `${String(readings)} Lesarten anders`,
		reference
	].filter((part) => part !== null);
	return said.length === 0 ? 'ohne weitere Angaben' : said.join(', ');
}

import { importChangeKinds, type ImportChange } from './changes';
import type { ImportProblem } from './columns';

export type ImportCounts = Record<ImportChange['kind'], number>;

export const changeLabels: Record<ImportChange['kind'], string> = {
	'provider-new': 'Träger neu',
	'facility-new': 'Einrichtung neu',
	'facility-changed': 'Einrichtung geändert',
	'offer-new': 'Angebot neu',
	'offer-changed': 'Angebot geändert',
	'rate-new': 'Entgelt neu',
	'rate-changed': 'Entgelt geändert'
};

/** How many things there are of each kind: an offer with three changed columns is one changed offer. */
export function countChanges(changes: readonly ImportChange[]): ImportCounts {
	const things = new Set(
		changes.map(({ kind, name, after }) => JSON.stringify(isRate(kind) ? [kind, name, after] : [kind, name]))
	);
	const counts = Object.fromEntries(importChangeKinds.map((kind) => [kind, 0])) as ImportCounts;
	for (const thing of things) counts[(JSON.parse(thing) as [ImportChange['kind']])[0]]++;
	return counts;
}

const isRate = (kind: ImportChange['kind']) => kind === 'rate-new' || kind === 'rate-changed';

/** 'Träger neu: 1, Angebot geändert: 2'; empty when nothing changes. */
export const countsInWords = (counts: ImportCounts) =>
	importChangeKinds
		.filter((kind) => counts[kind] > 0)
		.map((kind) => `${changeLabels[kind]}: ${counts[kind]}`)
		.join(', ');

/** 'Plätze: 8,00 → 6,00'; '' for what is new as a whole. */
export function differenceInWords({ field, before, after }: ImportChange): string {
	if (field === null) return '';
	return before === null && after !== null ? `${field}: ${after}` : `${field}: ${before ?? '–'} → ${after ?? '–'}`;
}

export function changeInWords(change: ImportChange): string {
	const difference = differenceInWords(change);
	return `Zeile ${change.row}: ${changeLabels[change.kind]}: ${change.name}${difference && ` – ${difference}`}`;
}

/** Problems of the file as a whole have row 0. */
export function problemInWords({ row, column, value, expected }: ImportProblem): string {
	const place = [row === 0 ? '' : `Zeile ${row}`, column].filter((part) => part !== '').join(', ');
	return `${place}: „${value}“ – erwartet: ${expected}`;
}

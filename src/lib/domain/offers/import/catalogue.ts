import type { Setting } from '../../directory/kinds';
import { plainText, readAs, unreadable, type ImportCell, type ReadValue } from './values';
import { settingLabels } from '../../directory/service-types';

export type KnownServiceType = { code: string; section: string; name: string; setting: Setting };
export type KnownSpecialisation = { code: string; name: string };

/** What a file is checked against; all of it is small enough to be read whole before the first row. */
export type ImportCatalogue = {
	serviceTypes: readonly KnownServiceType[];
	specialisations: readonly KnownSpecialisation[];
	/** AGS → name of the local body. */
	offices: ReadonlyMap<string, string>;
	postalCodes: ReadonlyMap<string, KnownPostalCode>;
};
export type KnownPostalCode = { allAgs: readonly string[]; lat: number; lon: number };

/** Letters and digits only: '§ 35a SGB VIII', '§35a' and '35 A' are one. */
const comparable = (text: string) =>
	text
		.normalize('NFC')
		.toLocaleLowerCase('de-DE')
		.replace(/sgb\s*(viii|8)/gu, '')
		.replace(/[^\p{L}\p{N}]/gu, '');

/** '§ 13 Abs. 3 SGB VIII' → '13', '§ 35a' → '35a' */
const sectionNumber = (section: string) => /\d+[a-z]?\b/u.exec(section.toLowerCase())?.[0] ?? '';

const namesOf = (type: KnownServiceType) => {
	const [code, section, name] = [type.code, type.section, type.name].map(comparable) as [string, string, string];
	const setting = comparable(settingLabels[type.setting]);
	const exact = new Set([code, name, section + setting, section + name, code + name]);
	return { exact, sections: [section, sectionNumber(type.section)], begins: [name, section + name] };
};

/** Ever wider: exact code or name, then the section alone, then the beginning of a name of some length. */
function candidatesFor(text: string, types: readonly KnownServiceType[]): readonly KnownServiceType[] {
	const wanted = comparable(text);
	const named = types.map((type) => ({ type, ...namesOf(type) }));
	const steps = [
		named.filter(({ exact }) => exact.has(wanted)),
		named.filter(({ sections }) => sections.includes(wanted)),
		named.filter(({ begins }) => wanted.length > 3 && begins.some((full) => full.startsWith(wanted)))
	];
	return (steps.find((step) => step.length > 0) ?? []).map(({ type }) => type);
}

const shownType = ({ code, section, name }: KnownServiceType) => `${code} (${section} ${name})`;

/** A service type by its code ('S34'), its section ('§ 34') or its official name, as long as only one is meant. */
export function readServiceType(cell: ImportCell, types: readonly KnownServiceType[]): ReadValue<string> {
	const found = candidatesFor(cell.text, types);
	const [only] = found;
	if (found.length === 1 && only) return readAs(only.code);
	if (found.length > 1) return unreadable(`eine eindeutige Hilfeart: ${found.map(shownType).join(', ')}`);
	const near = nearest(cell.text, types, ({ code, name }) => [code, name]);
	return unreadable(near ? `eine bekannte Hilfeart wie S34 oder „§ 34“; am nächsten kommt ${shownType(near)}` : null);
}

/** Several by '|', each by code or name; the answer is sorted and free of doubles, so that the order of a list is no change. */
export function readSpecialisations(
	cell: ImportCell,
	known: readonly KnownSpecialisation[]
): ReadValue<readonly string[]> {
	const codes = new Set<string>();
	for (const part of cell.text.split('|').map(plainText)) {
		if (part === '') continue;
		const found = known.find(({ code, name }) => [code, name].some((word) => comparable(word) === comparable(part)));
		if (!found) return unreadable(expectedSpecialisation(part, known));
		codes.add(found.code);
	}
	return readAs([...codes].toSorted());
}

function expectedSpecialisation(part: string, known: readonly KnownSpecialisation[]) {
	const near = nearest(part, known, ({ code, name }) => [code, name]);
	return near
		? `bekannte Spezialisierungen; „${part}“ ist keine, am nächsten kommt „${near.name}“ (${near.code})`
		: `bekannte Spezialisierungen; „${part}“ ist keine`;
}

/** The entry one of whose words needs the fewest changed letters. */
function nearest<T>(text: string, entries: readonly T[], wordsOf: (entry: T) => string[]): T | null {
	const wanted = comparable(text);
	let best: { entry: T; steps: number } | null = null;
	for (const entry of entries) {
		const steps = Math.min(...wordsOf(entry).map((word) => editDistance(wanted, comparable(word))));
		if (!best || steps < best.steps) best = { entry, steps };
	}
	return best?.entry ?? null;
}

/** Letters to add, drop or change between two words (Levenshtein). */
function editDistance(from: string, to: string): number {
	let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const change = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
			current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, change));
		}
		previous = current;
	}
	return previous[to.length] ?? 0;
}

/** Postal code and county belong together: all counties the code reaches into are right. */
export function expectedCounty(postalCode: string, catalogue: ImportCatalogue, ags: string): string | null {
	const known = catalogue.postalCodes.get(postalCode);
	if (!known || known.allAgs.includes(ags)) return null;
	const counties = known.allAgs.map((county) => `${county} (${catalogue.offices.get(county) ?? 'unbekannt'})`);
	return `${counties.join(' oder ')}: dort liegt ${postalCode}`;
}

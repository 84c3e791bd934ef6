import type { Month } from '../day';
import { figures, isPerInhabitant, type FigureCode } from './definitions';
import { yearOfMonth } from './months';
import { populationFor, under18For, type Population } from './population';

type Area = { sign: string; population: readonly Population[] };
type Find = (records: readonly Population[], year: number) => Population | null;

/** Which numbers of inhabitants count in a table, where they are missing, and whether their ground has changed. */
export function peopleNotes(code: FigureCode, month: Month, offices: readonly Area[]): string[] {
	const year = yearOfMonth(month);
	const notes = [
		...usedNotes({ word: 'Einwohner', find: populationFor, effect: effectOf(code) }, year, offices),
		...missingNotes(code, year, offices)
	];
	if (figures[code].per !== 'inhabitant-under-18') return notes;
	return [
		...notes,
		...usedNotes({ word: 'Einwohner unter 18', find: under18For, effect: IN_CHANGE }, year, offices),
		...youngNotes(year, offices)
	];
}

const IN_CHANGE = 'ein Teil der Änderung kann daher kommen';
const effectOf = (code: FigureCode) =>
	figures[code].per === 'inhabitant' ? IN_CHANGE : 'das ändert die Gewichte im Durchschnitt';

type Used = { word: string; find: Find; effect: string };

/** Numbers of two censuses are not the same people counted again: where the year before rests on another, it says so. */
function usedNotes({ word, find, effect }: Used, year: number, offices: readonly Area[]): string[] {
	const recordsOf = (of: number) =>
		offices.map(({ population }) => find(population, of)).filter((record) => record !== null);
	const [now, before] = [recordsOf(year), recordsOf(year - 1)];
	if (now.length === 0) return [];
	const notes = [`${word}: ${listOf(now)}.`];
	if (before.length === 0 || basesOf(now) === basesOf(before)) return notes;
	return [...notes, `Im Vorjahr: ${listOf(before)}. Die Grundlage ist eine andere: ${effect}.`];
}

const sorted = (texts: readonly string[]) => [...new Set(texts)].sort((a, b) => a.localeCompare(b)).join(', ');
const listOf = (records: readonly Population[]) => sorted(records.map(({ year, basis }) => `${year} (${basis})`));
const basesOf = (records: readonly Population[]) => sorted(records.map(({ basis }) => basis));

const signsOf = (offices: readonly Area[]) => offices.map(({ sign }) => sign).join(', ');

function missingNotes(code: FigureCode, year: number, offices: readonly Area[]): string[] {
	const missing = offices.filter(({ population }) => populationFor(population, year) === null);
	if (missing.length === 0) return [];
	const what = isPerInhabitant(code) ? 'keinen Wert je Einwohner' : 'kein Gewicht';
	return missing.length === 1
		? [`Für ${signsOf(missing)} fehlt die Einwohnerzahl ${year}: hat ${what} und zählt im Durchschnitt nicht mit.`]
		: [
				`Für ${signsOf(missing)} fehlt die Einwohnerzahl ${year}: sie haben ${what} und zählen im Durchschnitt nicht mit.`
			];
}

/** Those under 18 are on record for fewer years than all inhabitants. */
function youngNotes(year: number, offices: readonly Area[]): string[] {
	const knows = (find: Find, of: number) => (area: Area) => find(area.population, of) !== null;
	const missing = offices.filter((area) => knows(populationFor, year)(area) && !knows(under18For, year)(area));
	const told = 'ist nicht hinterlegt, wie viele Einwohner unter 18 sind';
	return [
		...(missing.length === 0 ? [] : [`Für ${signsOf(missing)} ${told}: kein Wert.`]),
		...(offices.some(knows(under18For, year)) && !offices.some(knows(under18For, year - 1))
			? [`Für ${year - 1} ${told}: kein Vergleich mit dem Vorjahr.`]
			: [])
	];
}

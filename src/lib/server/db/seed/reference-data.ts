import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceTypes } from '../../../domain/directory/service-types';
import { specialisations } from '../../../domain/directory/specialisations';
import type { land, office, population, postalCode, region, serviceType, specialisation } from '../schema/directory';

/** The files in `data/` (sources and licences: SOURCES.md there) and the coded catalogues, as rows of their tables. */

const DATA = join(dirname(fileURLToPath(import.meta.url)), 'data');
const FILES = ['laender', 'offices', 'regions', 'postal-codes', 'population'] as const;
type File = (typeof FILES)[number];

const textOf = (file: File) => readFileSync(join(DATA, `${file}.csv`), 'utf8');

/** Our own files: semicolons, no quotes, a heading, '|' inside a cell that holds several. */
function* linesOf(file: File): Generator<(column: string) => string> {
	const [heading = '', ...lines] = textOf(file).trimEnd().split('\n');
	const positions = new Map(heading.split(';').map((column, position) => [column, position]));
	for (const line of lines) {
		const cells = line.split(';');
		yield (column) => {
			const cell = cells[positions.get(column) ?? -1];
			if (cell === undefined) throw new Error(`${file}.csv: no ${column} in "${line}"`);
			return cell;
		};
	}
}

const several = (cell: string) => (cell === '' ? [] : cell.split('|'));

/** Changes whenever anything of it does: only then is there something to install. */
export function referenceVersion(): string {
	const hash = createHash('sha256').update(JSON.stringify([serviceTypes, specialisations]));
	for (const file of FILES) hash.update(textOf(file));
	return hash.digest('hex').slice(0, 16);
}

export const laender = (): (typeof land.$inferInsert)[] =>
	[...linesOf('laender')].map((cell) => ({
		code: cell('code'),
		name: cell('name'),
		ruleSet: cell('ruleSet'),
		active: cell('active') === 'yes',
		agsPrefix: cell('agsPrefix')
	}));

/** All counties of Germany; those with a sign take part. */
export function offices(): (typeof office.$inferInsert)[] {
	const byPrefix = new Map(laender().map((row) => [row.agsPrefix, row]));
	return [...linesOf('offices')].map((cell) => {
		const own = byPrefix.get(cell('ags').slice(0, 2));
		const sign = cell('sign') || null;
		return {
			...{ ags: cell('ags'), landCode: own?.code ?? null, landName: own?.name ?? '', name: cell('name') },
			...{ kind: cell('kind'), sign, active: sign !== null }
		};
	});
}

export type RegionWithCodes = typeof region.$inferInsert & { postalCodes: string[] };

export const regions = (): RegionWithCodes[] =>
	[...linesOf('regions')].map((cell) => ({
		officeAgs: cell('ags'),
		name: cell('name'),
		postalCodes: several(cell('postalCodes'))
	}));

export const postalCodes = (): (typeof postalCode.$inferInsert)[] =>
	[...linesOf('postal-codes')].map((cell) => {
		const allAgs = several(cell('ags'));
		const [officeAgs = ''] = allAgs;
		return {
			...{ code: cell('code'), place: cell('place'), officeAgs, allAgs },
			...{ lat: Number(cell('lat')), lon: Number(cell('lon')), furtherPlaces: several(cell('further')) },
			ofCompany: cell('company') === 'yes'
		};
	});

export const populations = (): (typeof population.$inferInsert)[] =>
	[...linesOf('population')].map((cell) => ({
		...{ officeAgs: cell('ags'), year: Number(cell('year')), total: Number(cell('total')) },
		...{ under18: cell('under18') === '' ? null : Number(cell('under18')), basis: cell('basis') }
	}));

export const serviceTypeRows = (): (typeof serviceType.$inferInsert)[] =>
	serviceTypes.map((type, position) => ({ ...type, position }));

export const specialisationRows = (): (typeof specialisation.$inferInsert)[] =>
	specialisations.map(({ code, group, name, bit }, position) => ({
		...{ code, module: 'SGB8', groupName: group, name, bit, position }
	}));

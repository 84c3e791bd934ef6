import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roles } from '../../src/lib/domain/access/permissions';
import { occupancyKinds } from '../../src/lib/domain/capacity/kinds';
import { settings } from '../../src/lib/domain/directory/kinds';
import { placementStates } from '../../src/lib/domain/placements/states';

const text = readFileSync('docs/glossary.md', 'utf8');
const words = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word));

const schema = 'src/lib/server/db/schema';
const tables = readdirSync(schema).flatMap((file) =>
	[...readFileSync(join(schema, file), 'utf8').matchAll(/export const (\w+) = pgTable\(/g)].flatMap(
		([, name]) => name ?? []
	)
);
const features = readdirSync('src/lib/domain', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

describe('docs/glossary.md', () => {
	it.each([
		['table', tables],
		['role', roles],
		['placement state', placementStates],
		['kind of occupancy', occupancyKinds],
		['setting', settings]
	])('has a word for every %s', (_kind, names) => {
		expect(names.length).toBeGreaterThan(0);
		expect(names.filter((name) => !words.has(name))).toEqual([]);
	});

	it('has a part for every feature', () => {
		expect(features.filter((name) => !text.includes(`\n## ${name}: `))).toEqual([]);
	});

	it('explains each word once', () => {
		const firsts = [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, word]) => word);
		expect(firsts.filter((word, index) => firsts.indexOf(word) !== index)).toEqual([]);
	});
});

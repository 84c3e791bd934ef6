import { describe, expect, it } from 'vitest';
import { specialisations } from './specialisations';

const distinct = (values: readonly unknown[]) => new Set(values).size;

describe('catalogue of specialisations', () => {
	it('has a code, a name and a bit of its own for every entry', () => {
		for (const key of ['code', 'name', 'bit'] as const) {
			expect(distinct(specialisations.map((entry) => entry[key]))).toBe(specialisations.length);
		}
	});

	it.each(specialisations)(
		'$code fits the bit mask of a signed 64-bit column and is written in kebab-case',
		(entry) => {
			expect(entry.bit).toBeGreaterThanOrEqual(0);
			expect(entry.bit).toBeLessThanOrEqual(62);
			expect(entry.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
		}
	);

	it('keeps each group together', () => {
		const changes = specialisations.filter((entry, index) => entry.group !== specialisations[index - 1]?.group);
		expect(changes).toHaveLength(distinct(specialisations.map(({ group }) => group)));
	});
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const files = readdirSync('docs/decisions').filter((name) => name.endsWith('.md'));
const numberOf = (file: string) => file.slice(0, 4);

describe('decision records', () => {
	it('have names of the form 0001-what-was-decided.md', () => {
		expect(files.filter((file) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(file))).toEqual([]);
	});

	it('have numbers without doubles and gaps', () => {
		const numbers = files.map(numberOf).toSorted((a, b) => a.localeCompare(b, 'en'));
		expect(numbers).toEqual(numbers.map((_, position) => String(position + 1).padStart(4, '0')));
	});

	it.each(files)('%s has its title, date, status and parts, and is short', (file) => {
		const text = readFileSync(`docs/decisions/${file}`, 'utf8');
		expect(text).toMatch(new RegExp(`^# ${numberOf(file)}: \\S`));
		expect(text).toMatch(/^Date: \d{4}-\d\d-\d\d$/m);
		expect(text).toMatch(/^Status: (accepted|superseded by \d{4}|rejected)$/m);
		const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(headings).toEqual(['Context', 'Decision', 'Alternatives', 'Consequences']);
		expect(text.split(/\s+/).length).toBeLessThan(500);
	});

	it.each(files)('%s is superseded only by a record that exists', (file) => {
		const successor = /^Status: superseded by (\d{4})$/m.exec(readFileSync(`docs/decisions/${file}`, 'utf8'))?.[1];
		expect(successor === undefined || files.map(numberOf).includes(successor)).toBe(true);
	});
});

import { describe, expect, it } from 'vitest';
import { daySchema } from './day-schema';

describe('daySchema', () => {
	it.each(['2027-06-01', '2024-02-29', '1900-01-01', '2199-12-31'])('takes %s', (text) => {
		expect(daySchema.parse(text)).toBe(text);
	});
	it.each(['2027-02-29', '2027-13-01', '01.06.2027', '2027-6-1', '', '1899-12-31', '2200-01-01', '2027-06-01T00:00'])(
		'refuses "%s" in German',
		(text) => {
			expect(daySchema.safeParse(text).error?.issues[0]?.message).toMatch(/Datum/u);
		}
	);
});

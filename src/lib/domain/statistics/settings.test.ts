import { describe, expect, it } from 'vitest';
import { settingSchema } from './settings';

const fieldsOf = (input: object) => settingSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'));
const empty = { institutionNumber: null, kindsOfHelp: {}, sexes: {} };

describe('keys of the statistical office', () => {
	it.each([
		['none yet', {}, undefined],
		['all there are', { institutionNumber: '123456', kindsOfHelp: { S34: '34' }, sexes: { d: '7' } }, undefined],
		['a short number', { institutionNumber: '12345' }, ['institutionNumber']],
		['a key of one digit', { kindsOfHelp: { S34: '4' } }, ['kindsOfHelp.S34']],
		['an unknown service type', { kindsOfHelp: { X1: '34' } }, ['kindsOfHelp']],
		['two digits for a sex', { sexes: { d: '77' } }, ['sexes.d']]
	])('%s', (_case, changed, expected) => {
		expect(fieldsOf({ ...empty, ...changed })).toEqual(expected);
	});
});

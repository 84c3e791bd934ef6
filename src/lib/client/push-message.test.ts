import { describe, expect, it } from 'vitest';
import { pushSign as usual } from '../domain/access/push-sign';
import { addressIn, messageIn } from './push-message';

describe('messageIn', () => {
	it.each([
		['nothing', '', usual],
		['what is no JSON', 'Guten Tag', usual],
		['a number', '7', usual],
		['nothing in JSON', 'null', usual],
		['a list', '["a"]', usual],
		['what has other types', '{"title":1,"body":{},"path":null}', usual],
		['empty texts', '{"title":"","body":"","path":""}', usual],
		['a path alone', '{"path":"/anfragen"}', { ...usual, path: '/anfragen' }]
	])('reads %s', (_case, text, expected) => {
		expect(messageIn(text)).toEqual(expected);
	});
});

describe('addressIn', () => {
	const origin = 'https://portal.example';
	it.each([
		['/anfragen?x=1', 'https://portal.example/anfragen?x=1'],
		['https://portal.example/faelle', 'https://portal.example/faelle'],
		['https://elsewhere.example/faelle', 'https://portal.example/postfach'],
		['//elsewhere.example', 'https://portal.example/postfach'],
		['javascript:alert(1)', 'https://portal.example/postfach'],
		['https://', 'https://portal.example/postfach']
	])('%s leads to %s', (path, expected) => {
		expect(addressIn(path, origin)).toBe(expected);
	});
});

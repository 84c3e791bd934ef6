import { expect, it } from 'vitest';
import { wayBack } from './way-back';

it.each([
	['/faelle?text=Meier&seite=2', '/faelle?text=Meier&seite=2'],
	['/suche#treffer', '/suche'],
	['/a/../konto', '/konto'],
	['/', null],
	['/anmelden?weiter=/anmelden', null],
	['//evil.example/x', null],
	['/\\evil.example', null],
	['/\t/evil.example', null],
	['https://evil.example', null],
	['javascript:alert(1)', null],
	['', null],
	[null, null]
])('%j leads to %j', (wanted, path) => {
	expect(wayBack(wanted)).toBe(path);
});

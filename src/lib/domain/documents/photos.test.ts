import { expect, it } from 'vitest';
import { captionOf } from './photos';

it.each([
	['Garten mit Schaukel', 'Garten mit Schaukel'],
	['  Küche\n im  Erdgeschoss ', 'Küche im Erdgeschoss'],
	['', 'Foto der Einrichtung'],
	['\u0000\u0007', 'Foto der Einrichtung'],
	['ü'.repeat(200), 'ü'.repeat(120)]
])('%j is written %j', (typed, caption) => {
	expect(captionOf(typed)).toBe(caption);
});

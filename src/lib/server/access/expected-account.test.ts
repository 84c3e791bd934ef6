import { expect, it } from 'vitest';
import type { Viewer } from '../../domain/access/viewer';
import { ACCOUNT_HEADER, asExpected } from './expected-account';

const viewer = { id: 'own' } as Viewer;

it.each([
	['nobody in particular', {}, viewer, viewer],
	['the one who is signed in', { [ACCOUNT_HEADER]: 'own' }, viewer, viewer],
	['somebody else', { [ACCOUNT_HEADER]: 'other' }, viewer, null],
	['somebody, and nobody is signed in', { [ACCOUNT_HEADER]: 'own' }, null, null]
])('a request of %s', (_who, headers, signedIn, expected) => {
	expect(asExpected(signedIn, new Headers(headers as Record<string, string>))).toBe(expected);
});

import { expect, it } from 'vitest';
import { parseEnv } from '../lib/server/env';
import { welcome } from './welcome';

it('prints the address, the accounts and their password', () => {
	const text = welcome(parseEnv({ PORT: '4100' }));
	expect(text).toContain('http://localhost:4100');
	expect(text).toContain('fachkraft@vg.demo');
	expect(text).toContain('Bodden-Demo-2026');
});

it('says nothing about a demo where there is none', () => {
	expect(welcome(parseEnv({ DEMO: '0' }))).not.toContain('.demo');
});

it('says what is missing when other machines are let in without an address', () => {
	expect(welcome(parseEnv({ HOST: '0.0.0.0' }))).toContain('Set ORIGIN');
	expect(welcome(parseEnv({ HOST: '0.0.0.0', ORIGIN: 'https://a.de' }))).not.toContain('Set ORIGIN');
});

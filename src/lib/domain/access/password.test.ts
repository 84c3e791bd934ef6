import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password';

const EMAIL = 'fachkraft@vg.demo';

describe('passwordProblem', () => {
	it.each([
		'Bodden-Demo-2026',
		'vier graue Möwen fliegen',
		'korrekt pferd batterie klammer',
		'x7Kp-93mQ-tt2w-Vb81',
		'Der Sommer 2026 am Strand',
		'Test-Passwort-2026'
	])('takes %s', (password) => {
		expect(passwordProblem(password, EMAIL)).toBeNull();
	});

	it.each([
		['elf Zeichen', 'mindestens 12'],
		['', 'mindestens 12'],
		[`aB3-${'xyzqw'.repeat(40)}`, 'höchstens 200'],
		['Fachkraft-2026-Bodden', 'E-Mail'],
		['mein-Ankerplatz-77', 'Portals'],
		['aaaaaaaaaaaaaaaa', 'wiederholt'],
		['abcabcabcabcabc', 'wiederholt'],
		['Hafen7Hafen7Hafen7', 'wiederholt'],
		['123456789012', 'zu leicht'],
		['abcdefghijklmnop', 'zu leicht'],
		['qwertzuiopü123', 'zu leicht'],
		['0987654321trewq', 'zu leicht'],
		['Passwort-2026!', 'zu leicht'],
		['P4ssw0rt123456', 'zu leicht'],
		['2026-Sommer-2026', 'zu leicht'],
		['Mecklenburg-Vorpommern', 'zu leicht']
	])('refuses "%s": %s', (password, reason) => {
		expect(passwordProblem(password, EMAIL)).toContain(reason);
	});

	it('does not mind a short name before the @', () => {
		expect(passwordProblem('Awo-Haus am Bodden', 'awo@traeger.example')).toBeNull();
	});
});

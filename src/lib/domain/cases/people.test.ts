import { describe, expect, it } from 'vitest';
import { personRoleLabels, personRoles, personSchema } from './people';

const mother = {
	caseId: '00000000-0000-4000-8000-000000000001',
	role: 'mother',
	name: 'Marie Bodden',
	custodian: true
};

describe('personSchema', () => {
	it('takes a name alone and leaves the rest empty', () => {
		expect(personSchema.parse(mother)).toMatchObject({
			name: 'Marie Bodden',
			street: null,
			email: null,
			personId: null
		});
	});
	it.each([
		[{ name: ' ' }, 'name', 'Bitte den Namen eingeben.'],
		[{ role: 'aunt' }, 'role', 'Bitte die Rolle wählen.'],
		[{ postalCode: '1748' }, 'postalCode', 'Bitte eine Postleitzahl mit fünf Ziffern angeben.'],
		[{ email: 'marie' }, 'email', 'Bitte eine E-Mail-Adresse eingeben.'],
		[{ role: 'school' }, 'custodian', 'Diese Rolle kann nicht sorgeberechtigt sein.'],
		[{ name: 'a\u0000b' }, 'name', 'Der Text enthält ein ungültiges Zeichen.']
	])('%j: %s', (changed, field, message) => {
		const issues = personSchema.safeParse({ ...mother, ...changed }).error?.issues ?? [];
		expect(issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([field, message]);
	});
	it('has a German word for each role', () => {
		expect(Object.keys(personRoleLabels).sort()).toEqual([...personRoles].sort());
	});
});

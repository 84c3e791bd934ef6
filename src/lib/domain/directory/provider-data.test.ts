import { describe, expect, it } from 'vitest';
import { providerDataSchema } from './provider-data';

const whole = {
	...{ contactName: 'Frau Boie', street: 'Boddenweg 3', postalCode: '17489', place: 'Greifswald' },
	...{ phone: '+49 (3834) 12-34', email: 'rechnung@haus.example', website: 'www.haus.example/bodden' }
};

describe('how a provider is reached', () => {
	it.each([
		['everything', {}],
		['no contact and no website', { contactName: '', website: undefined }],
		['a website with its scheme', { website: 'https://haus.example' }]
	])('may be %s', (_, given) => {
		expect(providerDataSchema.safeParse({ ...whole, ...given }).success).toBe(true);
	});

	it('is kept without what stands around it', () => {
		expect(providerDataSchema.parse({ ...whole, place: ' Greifswald ', website: ' ' })).toEqual({
			...{ ...whole, website: null }
		});
	});

	it.each([
		['street', ' ', 'Bitte Straße und Hausnummer eingeben.'],
		['postalCode', '1748', 'Die Postleitzahl hat fünf Ziffern.'],
		['place', '', 'Bitte den Ort eingeben.'],
		['place', 'Greifs\u0000wald', 'Der Text enthält ein ungültiges Zeichen.'],
		['phone', '', 'Bitte die Telefonnummer mit Vorwahl eingeben, zum Beispiel 03834 1234.'],
		['phone', '+1 2', 'Bitte die Telefonnummer mit Vorwahl eingeben, zum Beispiel 03834 1234.'],
		['phone', 'Durchwahl 110', 'Bitte die Telefonnummer mit Vorwahl eingeben, zum Beispiel 03834 1234.'],
		['email', 'haus', 'Bitte eine E-Mail-Adresse eingeben, zum Beispiel rechnung@haus-am-bodden.de.'],
		['email', 'a@b@haus.example', 'Bitte eine E-Mail-Adresse eingeben, zum Beispiel rechnung@haus-am-bodden.de.'],
		['website', 'javascript:alert(1)', 'Bitte eine Internetadresse eingeben, zum Beispiel www.haus-am-bodden.de.'],
		['contactName', 'A'.repeat(101), 'Höchstens 100 Zeichen.']
	])('%s cannot be %j', (field, value, sentence) => {
		const { error } = providerDataSchema.safeParse({ ...whole, [field]: value });
		expect(error?.issues[0]).toMatchObject({ path: [field], message: sentence });
	});
});

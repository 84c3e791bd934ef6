import { describe, expect, it } from 'vitest';
import { missingOfSeller, type SellerData } from './seller-problems';

const whole: SellerData = {
	...{ street: 'Boddenweg 3', postalCode: '17489', place: 'Greifswald' },
	...{ phone: '03834 123', email: 'rechnung@haus.example' }
};

describe('what an XRechnung has to say of the seller', () => {
	it.each<[string, Partial<SellerData>, string[]]>([
		['everything', {}, []],
		['no street', { street: null }, ['Straße']],
		['no town (BR-DE-3)', { place: ' ' }, ['Ort']],
		['no postal code (BR-DE-4)', { postalCode: '' }, ['Postleitzahl']],
		['no phone (BR-DE-6)', { phone: null }, ['Telefon']],
		['a phone of two digits (BR-DE-27)', { phone: '+1 2' }, ['Telefon']],
		['a phone of three digits', { phone: '110' }, []],
		['no e-mail (BR-DE-7)', { email: null }, ['E-Mail']],
		['an e-mail without a dot in its domain (BR-DE-28)', { email: 'rechnung@haus' }, ['E-Mail']],
		['an e-mail with two @ (BR-DE-28)', { email: 'a@b@haus.example' }, ['E-Mail']],
		['nothing of both', { phone: null, email: null }, ['Telefon', 'E-Mail']]
	])('%s', (_, given, expected) => {
		expect(missingOfSeller({ ...whole, ...given })).toEqual(expected);
	});
});

import { describe, expect, it } from 'vitest';
import { switchesOf } from '$lib/domain/billing/bill';
import { ruleSetOf } from '$lib/domain/billing/rule-sets';
import type { Day } from '$lib/domain/day';
import { askedOf, typedOf } from './address';

const today = '2025-09-01' as Day;
const asked = (address: string) =>
	askedOf(typedOf(new URLSearchParams(address)), switchesOf(ruleSetOf('AVV-SH')), today);

describe('the address of a calculation', () => {
	it('holds everything that was typed', () => {
		const address =
			'satz=120&anteil=6,5&aufnahme=4.8.25&auszug=18.08.2025&monat=08.2025&grund0=leave&von0=4.8.25&bis0=18.8.25&vonzeit0=930&ja0=ja&lesart.beyondLeave=absence';
		expect(asked(address)).toMatchObject({
			agreement: { ruleSet: 'AVV-SH', rate: '120', foodShare: '6.5', switches: { beyondLeave: 'absence' } },
			stay: { entry: '2025-08-04', leaving: '2025-08-18', setting: 'residential' },
			month: '2025-08',
			absences: [
				{ reason: 'leave', from: '2025-08-04', fromTime: '09:30', to: '2025-08-18', toTime: null, consented: true }
			]
		});
	});
	it('passes on what is not understood, so that the answer can say so', () => {
		expect(asked('satz=viel&von0=irgendwann&monat=2025-08')).toMatchObject({
			agreement: { rate: 'viel' },
			absences: [{ from: 'irgendwann' }]
		});
	});
	it('counts an appointment each week as kept, but for absences', () => {
		const { appointments, records } = asked('form=ambulant&monat=2025-03&wochentag=2&von0=10.3.25&bis0=20.3.25');
		expect(appointments?.map(({ day }) => day)).toEqual(['2025-03-04', '2025-03-11', '2025-03-18', '2025-03-25']);
		expect(records?.map(({ day }) => day)).toEqual(['2025-03-04', '2025-03-25']);
	});
	it('leaves out a reading that is the default', () => {
		expect(asked('satz=1&lesart.beyondLeave=days&lesart.unbekannt=x').agreement.switches).toEqual({});
	});
});

import { describe, expect, it } from 'vitest';
import type { Day } from '$lib/domain/day';
import { emptyForm, formOf, readForm } from './record-form';

const day = '2026-11-24' as Day;
const form = { ...emptyForm(day), stayId: 'a', from: '14', until: '15.30 Uhr' };
const fields = {
	...{ day, from: '14:00', until: '15:30', kind: 'with-person', minutes: null, participants: 1 },
	...{ cancelledOn: null, cancelledTime: null, catchUp: false },
	...{ place: null, note: null, unsignedReason: null }
};

describe('the form of a service record', () => {
	it('reads what people type', () => {
		expect(readForm(form)).toEqual({ fields, errors: null });
		expect(readForm({ ...form, kind: 'group', participants: '4', place: ' Garten ', minutes: '45' }).fields).toEqual({
			...{ ...fields, kind: 'group', participants: 4, place: 'Garten', minutes: 45 }
		});
	});

	it.each([
		[{ stayId: '' }, 'stayId'],
		[{ day: null }, 'day'],
		[{ from: 'früh' }, 'from'],
		[{ until: '' }, 'until'],
		[{ minutes: 'viele' }, 'minutes'],
		[{ kind: 'group' as const, participants: '' }, 'participants'],
		[{ kind: 'no-show' as const, cancelledTime: 'abends' }, 'cancelledTime'],
		[{ image: 'data:image/png;base64,A', signer: ' ' }, 'name']
	])('%j needs a word at %s', (change, field) => {
		expect(Object.keys(readForm({ ...form, ...change }).errors ?? {})).toEqual([field]);
	});

	it('shows what there is, and reads the same from it', () => {
		const known = { ...fields, kind: 'no-show' as const, minutes: 35, note: 'Niemand da' };
		expect(readForm({ ...form, ...formOf('a', known, false) }).fields).toEqual(known);
	});

	it('an entry that has waited since before it could be called off is read as before', () => {
		const { cancelledOn: _on, cancelledTime: _at, catchUp: _up, ...older } = fields;
		expect(readForm({ ...form, ...formOf('a', { ...older, kind: 'with-person' }, false) }).fields).toEqual(fields);
	});

	it('asks for the call-off of a no-show, and for catching up of a meeting only', () => {
		const said = { cancelledOn: day, cancelledTime: '9', catchUp: true, minutes: '20' };
		expect(readForm({ ...form, ...said, kind: 'no-show' }).fields).toMatchObject({
			...{ cancelledOn: day, cancelledTime: '09:00', catchUp: false }
		});
		expect(readForm({ ...form, ...said }).fields).toMatchObject({
			...{ cancelledOn: null, cancelledTime: null, catchUp: true }
		});
	});
});

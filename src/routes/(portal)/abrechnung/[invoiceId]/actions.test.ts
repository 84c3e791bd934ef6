import { describe, expect, it } from 'vitest';
import { can, type Role } from '$lib/domain/access/permissions';
import type { InvoiceState } from '$lib/domain/billing/states';
import { actionsOf } from './actions';

const invoice = (state: InvoiceState, changed = {}) => ({
	...{ state, kind: 'invoice' as const, ownFactual: false, source: 'portal' as const, related: [], ...changed }
});
const possible = (role: Role, state: InvoiceState, changed = {}) =>
	actionsOf(invoice(state, changed), { undecided: 0, may: (permission) => can(role, permission) }).map(
		({ action }) => action
	);

describe('what can be done with an invoice', () => {
	it.each([
		['provider-finance', 'draft', ['send', 'discard']],
		['provider-finance', 'objected', ['correct', 'credit']],
		['provider-finance', 'cancelled', []],
		['finance', 'sent', ['factual']],
		['finance', 'objected', []],
		['finance', 'approved-factually', ['arithmetical']],
		['finance', 'approved-arithmetically', ['order']],
		['team-lead', 'in-check', ['factual']],
		['team-lead', 'approved-arithmetically', []]
	] as const)('%s, %s: %j', (role, state, actions) => {
		expect(possible(role, state)).toEqual(actions);
	});

	it('what is taken back already is not taken back again', () => {
		const related = [{ kind: 'credit-note', state: 'sent' }];
		expect(possible('provider-finance', 'paid', { related })).toEqual([]);
		expect(possible('provider-finance', 'sent', { kind: 'credit-note' })).toEqual([]);
		expect(possible('provider-finance', 'sent', { source: 'upload' })).toEqual(['credit']);
	});

	it('says why not yet', () => {
		const asked = { may: () => true };
		const reasonOf = (state: InvoiceState, undecided: number, changed = {}) =>
			actionsOf(invoice(state, changed), { ...asked, undecided }).find(
				({ action }) => action === 'factual' || action === 'arithmetical'
			)?.reason;
		expect(reasonOf('in-check', 2)).toContain('Abweichungen');
		expect(reasonOf('approved-factually', 0, { ownFactual: true })).toContain('andere Person');
		expect(reasonOf('approved-factually', 0)).toBeNull();
	});
});

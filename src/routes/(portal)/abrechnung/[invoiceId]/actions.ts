import type { Permission } from '$lib/domain/access/permissions';
import type { InvoiceKind, InvoiceState } from '$lib/domain/billing/states';

export type InvoiceAction = 'send' | 'discard' | 'correct' | 'credit' | 'factual' | 'arithmetical' | 'order';

type Entry = {
	action: InvoiceAction;
	label: string;
	variant: 'primary' | 'secondary' | 'tertiary';
	/** What is said after success. */
	done: string;
	needs: Permission;
	from: readonly InvoiceState[];
};

const sentStates: readonly InvoiceState[] = [
	...(['sent', 'in-check', 'objected', 'approved-factually', 'approved-arithmetically', 'ordered', 'paid'] as const)
];

const table: readonly Entry[] = [
	{
		action: 'send',
		label: 'Senden',
		variant: 'primary',
		done: 'Die Rechnung ist gesendet.',
		needs: 'billing/claim',
		from: ['draft']
	},
	{
		action: 'discard',
		label: 'Verwerfen',
		variant: 'tertiary',
		done: 'Der Entwurf ist verworfen.',
		needs: 'billing/claim',
		from: ['draft']
	},
	{
		action: 'correct',
		label: 'Korrigieren',
		variant: 'secondary',
		done: 'Der neue Entwurf ist berechnet.',
		needs: 'billing/claim',
		from: sentStates
	},
	{ action: 'credit', label: 'Zurücknehmen', variant: 'tertiary', done: '', needs: 'billing/claim', from: sentStates },
	{
		...{ action: 'factual', label: 'Sachlich freigeben', variant: 'primary', done: 'Sachlich freigegeben.' },
		...{ needs: 'billing/approve', from: ['sent', 'in-check'] }
	},
	{
		...{ action: 'arithmetical', label: 'Rechnerisch freigeben', variant: 'primary', done: 'Rechnerisch freigegeben.' },
		...{ needs: 'billing/approve', from: ['approved-factually'] }
	},
	{
		...{ action: 'order', label: 'Zahlung anordnen', variant: 'primary', done: 'Zur Zahlung angeordnet.' },
		...{ needs: 'billing/pay', from: ['approved-arithmetically'] }
	}
];

type Invoice = {
	state: InvoiceState;
	kind: InvoiceKind;
	ownFactual: boolean;
	source: 'portal' | 'upload';
	related: readonly { kind: InvoiceKind; state: InvoiceState }[];
};
type Asked = { undecided: number; may: (permission: Permission) => boolean };

/** What the viewer can do with an invoice now, each with the reason why not yet. */
export function actionsOf(invoice: Invoice, { undecided, may }: Asked) {
	const credited = invoice.related.some(({ kind, state }) => kind === 'credit-note' && state !== 'draft');
	const isPossible = ({ action, needs, from }: Entry) => {
		if (!may(needs) || !from.includes(invoice.state)) return false;
		if (action === 'credit') return !credited && invoice.kind !== 'credit-note';
		if (action === 'correct')
			return !credited && invoice.source === 'portal' && ['invoice', 'corrected'].includes(invoice.kind);
		return true;
	};
	return table.filter(isPossible).map((entry) => ({ ...entry, reason: reasonOf(entry.action, invoice, undecided) }));
}

function reasonOf(action: InvoiceAction, { ownFactual }: Invoice, undecided: number): string | null {
	if (action === 'arithmetical' && ownFactual)
		return 'Sie haben sachlich freigegeben; das muss eine andere Person tun.';
	if ((action === 'factual' || action === 'arithmetical') && undecided > 0)
		return 'Entscheiden Sie zuerst über die Abweichungen.';
	return null;
}

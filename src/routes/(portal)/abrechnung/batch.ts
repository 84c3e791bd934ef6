import type { Api } from '$lib/client/api';

type Batch = {
	/** On the button, before the number. */
	label: string;
	done: string;
	send: (api: Api, input: { idempotencyKey: string; invoiceIds: string[] }) => Promise<unknown>;
};

/** What can be done at once with the invoices of a list. */
export const batchOf: Record<string, Batch> = {
	entwuerfe: {
		label: 'Senden',
		done: 'Gesendet.',
		send: ({ billing }, input) => billing.send.mutate(input)
	},
	neu: {
		label: 'Sachlich freigeben',
		done: 'Sachlich freigegeben.',
		send: ({ billing }, input) => billing.approve.mutate({ ...input, step: 'factual' })
	},
	rechnerisch: {
		label: 'Rechnerisch freigeben',
		done: 'Rechnerisch freigegeben.',
		send: ({ billing }, input) => billing.approve.mutate({ ...input, step: 'arithmetical' })
	},
	anordnen: {
		label: 'Anordnen',
		done: 'Zur Zahlung angeordnet.',
		send: ({ billing }, input) => billing.order.mutate(input)
	}
};

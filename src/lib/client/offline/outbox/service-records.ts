import { serviceRecordKindLabels } from '../../../domain/billing/service-records';
import { formatDay } from '../../../domain/day';
import { outboxApi } from '../../api';
import type { Kind } from './kinds';

export const serviceRecord: Kind<'service-record'> = {
	title: ({ person }) => `Leistungsnachweis: ${person}`,
	describe: ({ fields: { day, from, until, kind } }) =>
		`${formatDay(day)}, ${from}–${until} Uhr, ${serviceRecordKindLabels[kind]}`,
	emptied: ({ fields, ...input }) => ({
		...input,
		fields: { ...fields, place: null, note: null, unsignedReason: null }
	}),
	send: ({ id, account, input: { stayId, fields }, signal }) =>
		outboxApi(account).serviceRecords.add.mutate({ idempotencyKey: id, stayId, ...fields }, { signal })
};

/** Follows its record, with a key of its own: a picture that does not get through leaves the record as it is. */
export const recordSignature: Kind<'record-signature'> = {
	title: ({ person }) => `Unterschrift: ${person}`,
	describe: ({ day, name }) => `${name}, zum ${formatDay(day)}`,
	emptied: (input) => ({ ...input, image: '' }),
	send: ({ id, account, input: { name, image }, before, signal }) => {
		const { recordId } = before as { recordId: string };
		return outboxApi(account).serviceRecords.sign.mutate({ idempotencyKey: id, recordId, name, image }, { signal });
	}
};

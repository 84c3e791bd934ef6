import type { ErrorDetails } from '../../../domain/errors';
import type { Watching } from '../../upload';
import type { Entry, EntryKind, Inputs, NewEntry } from './entry';
import { facilityPhoto } from './facility-photos';
import { recordSignature, serviceRecord } from './service-records';
import { vacancyConfirmation, vacancyReport } from './vacancies';

/** One line of a conflict: what was entered here beside what the portal has. */
export type Difference = { label: string; mine: string; theirs: string };

export type Sending<Kind extends EntryKind> = Watching & {
	id: string;
	account: string;
	input: Inputs[Kind];
	/** Of the entry it follows. */
	before: unknown;
};

/** All that the outbox has to know of a kind; a new kind is a row of its own. */
export type Kind<Name extends EntryKind> = {
	title: (input: Inputs[Name]) => string;
	describe: (input: Inputs[Name]) => string;
	send: (sending: Sending<Name>) => Promise<unknown>;
	/** Where somebody else may have said something different meanwhile. */
	conflict?: {
		differences: (input: Inputs[Name], details: ErrorDetails) => Difference[];
		/** The entry that holds against what the portal has, now that the person has seen it. */
		insist: (input: Inputs[Name], details: ErrorDetails) => NewEntry;
	};
	/** What the list still shows of it once the portal has it; whatever else is about a person leaves the device at once. */
	emptied?: (input: Inputs[Name]) => Inputs[Name];
	/** With what the last word about the same thing was answered. */
	rebase?: (input: Inputs[Name], answer: unknown) => Inputs[Name];
};

const kinds: { [Name in EntryKind]: Kind<Name> } = {
	'vacancy-confirmation': vacancyConfirmation,
	'vacancy-report': vacancyReport,
	'service-record': serviceRecord,
	'record-signature': recordSignature,
	'facility-photo': facilityPhoto
};

/** The kind and the input of an entry belong together; the compiler loses sight of that between two columns of a table. */
const kindOf = ({ kind }: Pick<Entry, 'kind'>) => kinds[kind] as unknown as Kind<EntryKind>;

export const titleOf = (entry: Entry) => kindOf(entry).title(entry.input);
export const descriptionOf = (entry: Entry) => kindOf(entry).describe(entry.input);

export const send = (entry: Entry, before: unknown, watching: Watching) =>
	kindOf(entry).send({ ...{ id: entry.id, account: entry.account, input: entry.input, before }, ...watching });

export const differencesOf = (entry: Entry): Difference[] =>
	entry.conflict === null ? [] : (kindOf(entry).conflict?.differences(entry.input, entry.conflict) ?? []);

export const insistingOn = (entry: Entry): NewEntry | null =>
	entry.conflict === null ? null : (kindOf(entry).conflict?.insist(entry.input, entry.conflict) ?? null);

export const emptied = (entry: Entry) => kindOf(entry).emptied?.(entry.input) ?? entry.input;

export const rebased = (entry: Entry, answer: unknown) => kindOf(entry).rebase?.(entry.input, answer) ?? entry.input;

import type { RecordFields } from '../../../domain/billing/record-input';
import type { SeenReport } from '../../../domain/capacity/report';
import type { Day } from '../../../domain/day';
import type { ErrorDetails } from '../../../domain/errors';

/** What each kind of entry keeps: as much as is sent, and the words to show it by. */
export type Inputs = {
	/** "Stimmt noch" of one offer, with what was on the screen. */
	'vacancy-confirmation': { offerId: string; name: string; seen: SeenReport };
	'vacancy-report': {
		offerId: string;
		name: string;
		operable: string;
		occupiedOutside: string;
		from: Day;
		until: Day | null;
		basedOn: SeenReport;
	};
	/** `person` is first name and initial: what of a name a device may keep. */
	'service-record': { stayId: string; person: string; fields: RecordFields };
	'record-signature': { person: string; day: Day; name: string; image: string };
	'facility-photo': { facilityId: string; facility: string; caption: string; file: Blob };
};
export type EntryKind = keyof Inputs;

export const entryStates = ['waiting', 'sending', 'conflict', 'failed', 'done'] as const;
export type EntryState = (typeof entryStates)[number];

export const entryStateLabels: Record<EntryState, string> = {
	waiting: 'wartet auf Verbindung',
	sending: 'wird gesendet',
	conflict: 'bitte entscheiden',
	failed: 'nicht angenommen',
	done: 'gesendet'
};

type EntryOf<Kind extends EntryKind> = {
	/** The idempotency key as well: sent again, it has no second effect. */
	id: string;
	/** Who entered it; nobody else sends or sees it. */
	account: string;
	kind: Kind;
	/** What it says something about: of two, the later waits for the earlier. Null when each stands alone. */
	subject: string | null;
	/** The entry whose answer it needs: a signature follows its record. */
	after: string | null;
	input: Inputs[Kind];
	/** Milliseconds since 1970. */
	createdAt: number;
	attempts: number;
	nextTryAt: number;
	state: EntryState;
	/** The sentence to show; null while nothing is wrong. */
	error: string | null;
	/** What the portal has instead. */
	conflict: ErrorDetails | null;
	answer: unknown;
};

export type Entry = { [Kind in EntryKind]: EntryOf<Kind> }[EntryKind];

/** What is to be kept, before it has a key and a state. */
export type NewEntry = { [Kind in EntryKind]: Pick<EntryOf<Kind>, 'kind' | 'input' | 'subject'> }[EntryKind];

export const isPending = ({ state }: Pick<Entry, 'state'>) => state === 'waiting' || state === 'sending';

/** A picture on its way: sent beside everything else, so that it never keeps the rest waiting. */
export const isAttachment = ({ kind }: Pick<Entry, 'kind'>) => kind === 'record-signature' || kind === 'facility-photo';

const PATIENCE_MS = 30_000;
const PATIENCE_FOR_PICTURES_MS = 5 * 60_000;

/** How long an answer is waited for; a dead line says nothing for longer than anybody stands there. */
export const patienceFor = (entry: Pick<Entry, 'kind'>) =>
	isAttachment(entry) ? PATIENCE_FOR_PICTURES_MS : PATIENCE_MS;

/** Those a person counts: a signature is part of its record until that is sent. */
export const countable = (entries: readonly Entry[]) => {
	const unsent = new Set(entries.filter(({ state }) => state !== 'done').map(({ id }) => id));
	return entries.filter(({ state, after }) => state !== 'done' && (after === null || !unsent.has(after)));
};

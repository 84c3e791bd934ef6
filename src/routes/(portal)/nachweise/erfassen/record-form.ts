import type { RecordFields } from '$lib/domain/billing/record-input';
import { canCatchUp, type ServiceRecordKind } from '$lib/domain/billing/service-records';
import { parseTypedTime } from '$lib/domain/consultations/local-time';
import type { Day } from '$lib/domain/day';

/** What stands in the fields, as it was typed. */
export type RecordForm = {
	stayId: string;
	day: Day | null;
	from: string;
	until: string;
	kind: ServiceRecordKind;
	minutes: string;
	participants: string;
	cancelledOn: Day | null;
	cancelledTime: string;
	catchUp: boolean;
	place: string;
	note: string;
	unsignedReason: string;
	signer: string;
	image: string | null;
};

export const emptyForm = (day: Day): RecordForm => ({
	...{ stayId: '', day, from: '', until: '', kind: 'with-person', minutes: '', participants: '2' },
	...{ cancelledOn: null, cancelledTime: '', catchUp: false },
	...{ place: '', note: '', unsignedReason: '', signer: '', image: null }
});

/** What waits on a device may be older than some of the fields. */
type Younger = 'cancelledOn' | 'cancelledTime' | 'catchUp';
type Known = Omit<RecordFields, 'from' | 'until' | Younger> & { from: string; until: string } & Partial<
		Pick<RecordFields, Younger>
	>;

export const formOf = (
	stayId: string,
	known: Known,
	defaultMinutes: boolean
): Omit<RecordForm, 'signer' | 'image'> => ({
	...{ stayId, day: known.day, from: known.from, until: known.until, kind: known.kind },
	minutes: known.minutes === null || defaultMinutes ? '' : String(known.minutes),
	participants: String(known.participants),
	...{ cancelledOn: known.cancelledOn ?? null, cancelledTime: known.cancelledTime ?? '' },
	catchUp: known.catchUp ?? false,
	...{ place: known.place ?? '', note: known.note ?? '', unsignedReason: known.unsignedReason ?? '' }
});

export type Read = { fields: RecordFields; errors: null } | { fields: null; errors: Record<string, string> };

const TIME = 'Bitte eine Uhrzeit eingeben, zum Beispiel 14:30.';
const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);
const said = (text: string) => (text.trim() === '' ? null : text.trim());

/** What only the person can mend, before anything is kept or sent. */
export function readForm(form: RecordForm): Read {
	const typed = typedIn(form);
	const errors = { ...problemsOf(typed), ...whoProblems(form) };
	const { day, from, until, participants, minutes, cancelledTime } = typed;
	if (Object.keys(errors).length > 0 || day === null || from === null || until === null || participants === null) {
		return { fields: null, errors };
	}
	const texts = { place: said(form.place), note: said(form.note), unsignedReason: said(form.unsignedReason) };
	const { kind } = form;
	const cancelled = { cancelledOn: kind === 'no-show' ? form.cancelledOn : null, cancelledTime: cancelledTime ?? null };
	const catchUp = form.catchUp && canCatchUp(kind);
	return {
		fields: { day, from, until, kind, minutes: minutes ?? null, participants, ...cancelled, catchUp, ...texts },
		errors: null
	};
}

/** As it is understood: null for what is missing or is no such value; minutes may be left out (undefined). */
const typedIn = ({ day, from, until, kind, minutes, participants, cancelledTime }: RecordForm) => ({
	...{ day, from: parseTypedTime(from), until: parseTypedTime(until) },
	minutes: minutes.trim() === '' ? undefined : whole(minutes),
	participants: kind === 'group' ? whole(participants) : 1,
	cancelledTime: kind !== 'no-show' || cancelledTime.trim() === '' ? undefined : parseTypedTime(cancelledTime)
});

const sentences: Record<keyof ReturnType<typeof typedIn>, string> = {
	day: 'Bitte den Tag eingeben.',
	from: TIME,
	until: TIME,
	minutes: 'Bitte ganze Minuten eingeben.',
	participants: 'Bitte eine Zahl eingeben.',
	cancelledTime: TIME
};

const problemsOf = (typed: ReturnType<typeof typedIn>): Record<string, string> =>
	Object.fromEntries(Object.entries(sentences).filter(([field]) => typed[field as keyof typeof sentences] === null));

const whoProblems = ({ stayId, image, signer }: RecordForm): Record<string, string> => ({
	...(stayId === '' && { stayId: 'Bitte wählen Sie, wem geholfen wurde.' }),
	...(image !== null && signer.trim() === '' && { name: 'Bitte den Namen angeben.' })
});

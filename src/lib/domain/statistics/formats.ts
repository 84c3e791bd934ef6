import type { Month } from '../day';
import type { FactValue, FamilyMember } from './facts';
import type { Field, Format } from './layout';
import { toLatin1 } from './latin1';

/** One further young person: sex, month, year. */
export const PERSON_LENGTH = 7;

type Writer = (value: FactValue, length: number) => string;
type Reader = (text: string) => FactValue;

const blank = (length: number) => ' '.repeat(length);
const isBlank = (text: string) => text.trim() === '';

const writeMonth = (month: string) => `${month.slice(5)}${month.slice(0, 4)}`;
const readMonth = (text: string) => `${text.slice(2)}-${text.slice(0, 2)}` as Month;

/** A value that does not fit would move everything behind it: never cut, always refused. */
function fitted(text: string, length: number): string {
	if (text.length !== length) throw new RangeError(`"${text}" does not fill ${length} places`);
	return text;
}

const asIs: Writer = (value, length) => (typeof value === 'string' ? fitted(value, length) : blank(length));

const padded: Writer = (value, length) =>
	typeof value === 'number' ? fitted(String(value).padStart(length, '0'), length) : blank(length);

const written: Writer = (value, length) =>
	(typeof value === 'string' ? toLatin1(value) : '').slice(0, length).padEnd(length);

function writePeople(value: FactValue, length: number): string {
	const people = Array.isArray(value) ? (value as readonly FamilyMember[]) : [];
	const text = people.map(({ sex, birth }) => (sex ?? ' ') + writeMonth(birth)).join('');
	return fitted(text.padEnd(length), length);
}

function readPeople(text: string): FamilyMember[] {
	const people: FamilyMember[] = [];
	for (let at = 0; at < text.length; at += PERSON_LENGTH) {
		const person = text.slice(at, at + PERSON_LENGTH);
		const sex = person.charAt(0);
		if (!isBlank(person)) people.push({ sex: sex === ' ' ? null : sex, birth: readMonth(person.slice(1)) });
	}
	return people;
}

const orNull =
	(read: Reader): Reader =>
	(text) =>
		isBlank(text) ? null : read(text);

const same = orNull((text) => text);

/** Both directions of every format beside each other, so that neither changes alone. */
const formats: Record<Format, { write: Writer; read: Reader }> = {
	digits: { write: asIs, read: same },
	code: { write: asIs, read: same },
	number: { write: padded, read: orNull(Number) },
	flag: { write: (value) => (value === true ? '1' : ' '), read: (text) => text === '1' },
	'yes-no': {
		write: (value) => (value === null ? ' ' : value === true ? '1' : '2'),
		read: orNull((text) => text === '1')
	},
	month: {
		write: (value, length) => (typeof value === 'string' ? fitted(writeMonth(value), length) : blank(length)),
		read: orNull(readMonth)
	},
	text: { write: written, read: orNull((text) => text.trimEnd()) },
	people: { write: writePeople, read: readPeople }
};

/** @throws RangeError when the value is longer or shorter than its field */
export const writeField = ({ format, length }: Field, value: FactValue) => formats[format].write(value, length);

export const readField = ({ format, from, length }: Field, line: string) =>
	formats[format].read(line.slice(from - 1, from - 1 + length));

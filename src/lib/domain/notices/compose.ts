import { formatDay, type Day } from '../day';
import type { Letterhead, LetterContent } from './content';
import { isNotice, writtenKindLabels, type WrittenKind } from './kinds';
import { factWords, factsOf, slotWords, slotsOf, standingsFor, type FactName, type Slot } from './parts';

export type Block =
	| { kind: 'heading'; text: string }
	| { kind: 'text'; text: string }
	| { kind: 'facts'; items: [string, string][] }
	| { kind: 'signature'; png: number[]; text: string };

/** A letter as the page shows it, in the order in which it is read; a template only gives it its place. */
export type Sheet = {
	title: string;
	date: { year: number; month: number; day: number };
	authority: string[];
	returnLine: string;
	address: string[];
	info: [string, string][];
	subject: string;
	salutation: string | null;
	blocks: Block[];
	signature: string[];
	signatureNote: string;
	footer: string;
};

export type LetterSource = {
	kind: WrittenKind;
	content: LetterContent;
	letterhead: Letterhead;
	/** Aktenzeichen. */
	reference: string;
	/** Who is asked about it. */
	contact: { name: string; phone: string | null; email: string | null };
	/** Drawn on the tablet, of a Hilfeplan. */
	signatures?: readonly DrawnSignature[];
};

/** The picture's bytes, and who signed when. */
export type DrawnSignature = { png: number[]; text: string };

/** Without a heading of their own: what is decided or said stands first. */
const opening: ReadonlySet<Slot> = new Set(['operative', 'message']);

export function composeLetter(source: LetterSource): Sheet {
	const { kind, content, letterhead } = source;
	const { addressee } = content;
	const sent = standingsFor(kind).length > 0;
	return {
		title: `${writtenKindLabels[kind]} ${source.reference}`,
		date: dateParts(content.date),
		authority: [letterhead.authority, letterhead.department].filter(Boolean),
		returnLine: sent ? [letterhead.authority, ...seatOf(letterhead)].join(' · ') : '',
		address: sent
			? [addressee.name, addressee.street, `${addressee.postalCode} ${addressee.place}`.trim()].filter(Boolean)
			: [],
		info: infoOf(source),
		subject: writtenKindLabels[kind],
		salutation: sent ? 'Sehr geehrte Damen und Herren,' : null,
		blocks: [...blocksOf(kind, content), ...signatureBlocks(source.signatures ?? [])],
		signature: [content.signer.name, content.signer.function].filter(Boolean),
		signatureNote: isNotice(kind)
			? 'Der Name steht anstelle einer Unterschrift (§ 33 Abs. 3 SGB X). Dieser Bescheid ist ohne Unterschrift gültig.'
			: 'Dieses Schreiben ist ohne Unterschrift gültig.',
		footer: [letterhead.authority, ...seatOf(letterhead), letterhead.phone, letterhead.email]
			.filter(Boolean)
			.join(' · ')
	};
}

const dateParts = (day: Day) => ({
	year: Number(day.slice(0, 4)),
	month: Number(day.slice(5, 7)),
	day: Number(day.slice(8))
});

const seatOf = ({ street, postalCode, place }: Letterhead) => [street, `${postalCode} ${place}`.trim()].filter(Boolean);

function infoOf({ content, contact, reference, letterhead }: LetterSource): [string, string][] {
	const lines: [string, string][] = [
		['Aktenzeichen', reference],
		['Auskunft', contact.name],
		['Telefon', contact.phone ?? letterhead.phone],
		['E-Mail', contact.email ?? letterhead.email],
		['Datum', formatDay(content.date)]
	];
	return lines.filter(([, text]) => text !== '');
}

function blocksOf(kind: WrittenKind, { facts, texts }: LetterContent): Block[] {
	const told = slotsOf(kind).filter((slot) => texts[slot]);
	const first = told.filter((slot) => opening.has(slot));
	const rest = told.filter((slot) => !opening.has(slot));
	const items = factsOf(kind)
		.map((fact): [string, string] => [factWords[fact].label, factText(fact, facts)])
		.filter(([, text]) => text !== '');
	return [
		...first.map((slot): Block => ({ kind: 'text', text: texts[slot] ?? '' })),
		...(items.length > 0 ? [{ kind: 'facts', items } as const] : []),
		...rest.flatMap((slot): Block[] => [
			{ kind: 'heading', text: slotWords[slot].label },
			{ kind: 'text', text: texts[slot] ?? '' }
		])
	];
}

const signatureBlocks = (signatures: readonly DrawnSignature[]): Block[] =>
	signatures.length === 0
		? []
		: [
				{ kind: 'heading', text: 'Unterschriften' },
				...signatures.map((signature) => ({ kind: 'signature' as const, ...signature }))
			];

function factText(fact: FactName, facts: LetterContent['facts']): string {
	if (fact !== 'from' && fact !== 'until') return facts[fact];
	const day = facts[fact];
	return day === null ? '' : formatDay(day);
}

/** All words of a letter, for the search in the file. */
export const textOfSheet = (sheet: Sheet): string =>
	[
		sheet.title,
		...sheet.address,
		...sheet.info.map((line) => line.join(': ')),
		sheet.subject,
		...sheet.blocks.map((block) =>
			block.kind === 'facts' ? block.items.map((item) => item.join(': ')).join('\n') : block.text
		),
		...sheet.signature
	].join('\n');

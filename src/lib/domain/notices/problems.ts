import { formatDay, type Day } from '../day';
import type { LetterContent } from './content';
import { isNotice, writtenKindLabels, type WrittenKind } from './kinds';
import {
	factWords,
	factsOf,
	goesToProvider,
	isRequiredFact,
	isRequiredSlot,
	slotWords,
	slotsOf,
	standingsFor,
	type Slot
} from './parts';
import { placeholdersIn } from './placeholders';

/** Sentence for the clerk by field of the content. */
export type Problems = Record<string, string>;

const addressMissing = {
	name: 'Es fehlt, an wen das Schreiben geht.',
	street: 'Es fehlt die Straße der Anschrift.',
	postalCode: 'Es fehlt die Postleitzahl der Anschrift.',
	place: 'Es fehlt der Ort der Anschrift.'
} as const;

/** Every required part that is empty. */
export function missingParts(kind: WrittenKind, { addressee, facts, texts, signer }: LetterContent): Problems {
	const address = Object.entries(addressMissing) as [keyof typeof addressMissing, string][];
	const parts: [path: string, value: string | null | undefined, sentence: string][] = [
		...(standingsFor(kind).length === 0 ? [] : address).map(
			([line, sentence]) => [`addressee.${line}`, addressee[line], sentence] as [string, string, string]
		),
		...factsOf(kind)
			.filter((fact) => isRequiredFact(kind, fact))
			.map((fact) => [`facts.${fact}`, facts[fact], factWords[fact].missing] as [string, string | null, string]),
		...slotsOf(kind)
			.filter((slot) => isRequiredSlot(kind, slot))
			.map((slot) => [`texts.${slot}`, texts[slot], slotWords[slot].missing] as [string, string | undefined, string]),
		['signer.name', signer.name, 'Es fehlt der Name unter dem Schreiben (§ 33 Abs. 3 SGB X).']
	];
	return Object.fromEntries(parts.filter(([, value]) => !value).map(([path, , sentence]) => [path, sentence]));
}

/** What the case says about who may get a letter and what may be in it. */
export type CaseFacts = {
	/** On the day of the letter. */
	age: number;
	/** People of the case who have custody. */
	custodianIds: readonly string[];
	/** Texts of the Hilfeplan and the consultation, which no letter to the provider may quote. */
	confidential: readonly string[];
};

/**
 * A notice goes to whoever it is meant for (§ 37 Abs. 1 SGB X): to the custodians of a minor, to an adult in person,
 * never to the provider.
 */
function addresseeProblem(kind: WrittenKind, { addressee }: LetterContent, facts: CaseFacts): string | null {
	const allowed = standingsFor(kind);
	const { standing, personId } = addressee;
	if (allowed.length === 0) return null;
	if (standing === null || !allowed.includes(standing)) return wrongStanding(kind);
	if (standing === 'young-adult' && facts.age < 18)
		return 'Die Person ist noch nicht 18: das Schreiben geht an die Sorgeberechtigten.';
	if (standing !== 'custodian') return null;
	if (facts.age >= 18) return 'Die Person ist volljährig: das Schreiben geht an sie selbst.';
	return personId !== null && facts.custodianIds.includes(personId)
		? null
		: 'Diese Person ist im Fall nicht als sorgeberechtigt eingetragen.';
}

function wrongStanding(kind: WrittenKind) {
	if (isNotice(kind)) return 'Ein Bescheid geht an die Sorgeberechtigten oder an die volljährige Person selbst.';
	return goesToProvider(kind)
		? 'Dieses Schreiben geht an den Träger.'
		: 'Dieses Schreiben geht an eine eingeladene Person.';
}

function dayProblems({ date, postedOn, facts: { from, until } }: LetterContent, today: Day): Problems {
	return {
		...(date > today && { date: `Das Schreiben kann nicht nach heute (${formatDay(today)}) datiert sein.` }),
		...(postedOn < date && { postedOn: 'Zur Post geht das Schreiben frühestens am Tag seines Datums.' }),
		...(from !== null && until !== null && until < from && { 'facts.until': 'Das Ende liegt vor dem Beginn.' })
	};
}

function textProblem(kind: WrittenKind, slot: Slot, text: string): string | null {
	if (!slotsOf(kind).includes(slot))
		return `„${slotWords[slot].label}“ gehört nicht in diese Art Schreiben (${writtenKindLabels[kind]}).`;
	const [open] = placeholdersIn(text);
	return open === undefined ? null : `Im Text steht noch der Platzhalter {${open}}.`;
}

function textProblems(kind: WrittenKind, { texts }: LetterContent, confidential: readonly string[]): Problems {
	const found: Problems = {};
	for (const [slot, text] of Object.entries(texts) as [Slot, string][]) {
		if (text === '') continue;
		const problem = textProblem(kind, slot, text) ?? (goesToProvider(kind) ? quoteProblem(text, confidential) : null);
		if (problem !== null) found[`texts.${slot}`] = problem;
	}
	return found;
}

/** Shorter sentences occur by chance. */
const QUOTE_FROM = 30;
const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

function quoteProblem(text: string, confidential: readonly string[]): string | null {
	const said = plain(text);
	const sentences = confidential.flatMap((source) => plain(source).split(/(?<=[.!?])\s/));
	return sentences.some((sentence) => sentence.length >= QUOTE_FROM && said.includes(sentence))
		? 'Hier steht ein Satz aus Hilfeplan oder Teamberatung. Der Träger bekommt ihn nicht mit diesem Schreiben.'
		: null;
}

/** Everything that speaks against issuing, all at once; empty when the letter can go out. */
export function letterProblems(
	kind: WrittenKind,
	content: LetterContent,
	{ today, ...facts }: CaseFacts & { today: Day }
): Problems {
	const addressee = addresseeProblem(kind, content, facts);
	return {
		...textProblems(kind, content, facts.confidential),
		...dayProblems(content, today),
		...missingParts(kind, content),
		...(addressee !== null && { 'addressee.standing': addressee })
	};
}

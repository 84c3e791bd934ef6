import { ageOn, type Day } from '../../domain/day';
import { roleNames } from '../../domain/access/role-names';
import type { LetterContent, Letterhead, LetterTexts } from '../../domain/notices/content';
import { isNotice, type WrittenKind } from '../../domain/notices/kinds';
import { factsOf, goesToProvider, slotsOf, standingsFor } from '../../domain/notices/parts';
import { fill, placeholderValues } from '../../domain/notices/placeholders';
import { choiceReasonLabels, choiceReasons } from '../../domain/offers/choice';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import {
	caseOfLetter,
	contactOf,
	latestConsultation,
	peopleOf,
	type CaseOfLetter,
	type ConsultationOfLetter,
	type PersonOfCase
} from './case-facts';
import { allowancesText } from './granted-allowances';
import { decisionText, meetingTexts, recordTexts } from './consultation-texts';
import { letterheadOf, textBlocksOf, textsFor } from './letterhead';
import {
	addressOfProvider,
	extentText,
	factsOfPlacement,
	personForProvider,
	personText,
	placementOfLetter,
	serviceName,
	type PlacementOfLetter
} from './placement-facts';

export type LetterOf = { caseId: string; kind: WrittenKind; placementId: string | null };

/** A letter as far as the case can fill it; the clerk adds what only a person can say. */
export async function draftLetter(tx: Db, actor: Actor, { caseId, kind, placementId }: LetterOf) {
	const help = await caseOfLetter(tx, caseId, kind);
	const stay = await placementOfLetter(tx, caseId, placementId);
	const people = await peopleOf(tx, caseId);
	const letterhead = await letterheadOf(tx, help.officeAgs);
	const contact = await contactOf(tx, actor);
	const facts = await factsFor(tx, { help, stay, kind });
	const content: LetterContent = {
		addressee: addresseeFor(kind, { help, stay, people, today: actor.today }),
		...{ date: actor.today, postedOn: actor.today, facts },
		texts: await textsOfDraft(tx, { kind, help, stay, placementId, today: actor.today, facts, letterhead }),
		signer: { name: contact.name, function: roleNames[actor.viewer.role] }
	};
	return { content, people, number: help.number, letterheadSaved: letterhead.saved };
}

type Sources = {
	help: CaseOfLetter;
	stay: PlacementOfLetter | null;
	placementId: string | null;
	kind: WrittenKind;
	today: Day;
};

const noFacts = { service: '', provider: '', house: '', extent: '', from: null, until: null, price: '' };

export const personOf = ({ help, stay, kind }: Pick<Sources, 'help' | 'stay' | 'kind'>): string => {
	const inFull = personText(help.firstName, help.lastName, help.birthDate);
	return goesToProvider(kind) && stay !== null ? personForProvider(stay, inFull) : inFull;
};

async function factsFor(tx: Db, sources: Pick<Sources, 'help' | 'stay' | 'kind'>): Promise<LetterContent['facts']> {
	const { stay, kind, help } = sources;
	const known = stay === null ? await factsOfConsultation(tx, help.caseId) : factsOfPlacement(stay);
	const wanted = new Set<string>(factsOf(kind));
	const kept = Object.entries({ person: personOf(sources), ...known }).filter(([name]) => wanted.has(name));
	return { person: '', ...noFacts, ...(Object.fromEntries(kept) as Partial<LetterContent['facts']>) };
}

/** Before anything is booked, what the team recommended is the best that is known. */
async function factsOfConsultation(tx: Db, caseId: string) {
	const held = await latestConsultation(tx, caseId, { closed: true });
	return held === null ? noFacts : factsRecommended(held);
}

type Recommended = Pick<ConsultationOfLetter, 'serviceType' | 'unitsPerWeek' | 'fromDay' | 'untilDay'>;

export function factsRecommended({ serviceType, unitsPerWeek, fromDay, untilDay }: Recommended) {
	return {
		...noFacts,
		...{
			service: serviceName(serviceType),
			extent: extentText(serviceType, unitsPerWeek),
			from: fromDay,
			until: untilDay
		}
	};
}

type Around = { help: CaseOfLetter; stay: PlacementOfLetter | null; people: readonly PersonOfCase[]; today: Day };

export const nobody = { standing: null, personId: null, name: '', street: '', postalCode: '', place: '' };

/** Custodian of a minor, the adult person, or the provider of the stay. */
function addresseeFor(kind: WrittenKind, { help, stay, people, today }: Around): LetterContent['addressee'] {
	const allowed = standingsFor(kind);
	if (allowed.length === 0) return nobody;
	if (goesToProvider(kind)) return { ...nobody, standing: 'provider', ...(stay && addressOfProvider(stay)) };
	if (allowed.includes('participant')) return { ...nobody, standing: 'participant' };
	if (ageOn(help.birthDate, today) >= 18)
		return { ...nobody, standing: 'young-adult', name: `${help.firstName} ${help.lastName}` };
	const custodian = people.find((person) => person.custodian);
	return custodian ? addressOfPerson(custodian) : { ...nobody, standing: 'custodian' };
}

const addressOfPerson = (person: PersonOfCase): LetterContent['addressee'] => ({
	...{ standing: person.custodian ? 'custodian' : 'participant', personId: person.personId, name: person.name },
	...{ street: person.street ?? '', postalCode: person.postalCode ?? '', place: person.place ?? '' }
});

async function textsOfDraft(
	tx: Db,
	{ facts, letterhead, ...sources }: Sources & { facts: LetterContent['facts']; letterhead: Letterhead }
): Promise<LetterTexts> {
	const { kind, help } = sources;
	const values = placeholderValues(facts, letterhead);
	const worded = { ...(await textsFromCase(tx, sources)), ...textsFor(kind, await textBlocksOf(tx, help.officeAgs)) };
	const filled = slotsOf(kind).map((slot) => [slot, fill(worded[slot] ?? '', values)] as const);
	return Object.fromEntries(filled);
}

/** What the case itself says at places of the letter. Reasons are proposed only as far as somebody decided them. */
async function textsFromCase(tx: Db, { kind, help, stay, placementId, today }: Sources): Promise<LetterTexts> {
	if (kind === 'consultation-invitation') {
		const called = await latestConsultation(tx, help.caseId, { closed: false });
		return called === null ? {} : meetingTexts(called);
	}
	if (!isNotice(kind) && kind !== 'consultation-record') return {};
	const held = await latestConsultation(tx, help.caseId, { closed: true });
	if (kind === 'consultation-record') return held === null ? {} : recordTexts(held);
	return {
		...(held !== null && { reasons: `Mehrere Fachkräfte haben beraten (§ 36 Abs. 2 SGB VIII): ${decisionText(held)}` }),
		...(stay !== null && { selection: selectionText(stay) }),
		...(placementId !== null && { allowances: await allowancesText(tx, placementId, today) })
	};
}

function selectionText({ choiceReason, choiceText }: PlacementOfLetter): string {
	const code = choiceReasons.find((known) => known === choiceReason);
	const reason = code === undefined || code === 'other' ? '' : `Maßgeblich war: ${choiceReasonLabels[code]}.`;
	return [reason, choiceText].filter(Boolean).join(' ');
}

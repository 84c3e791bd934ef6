import { InvalidInput } from '../../domain/errors';
import { composeLetter, textOfSheet, type LetterSource } from '../../domain/notices/compose';
import type { LetterContent } from '../../domain/notices/content';
import { goesToProvider } from '../../domain/notices/parts';
import { periodsOf } from '../../domain/notices/periods';
import { letterProblems, type Problems } from '../../domain/notices/problems';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { caseOfLetter, contactOf, factsForCheck } from './case-facts';
import { unprintableParts } from './coverage';
import { personOf, type LetterOf } from './draft';
import { letterheadOf } from './letterhead';
import { placementOfLetter } from './placement-facts';
import { pictureOfLetter, renderLetter } from './render';

export type LetterInput = LetterOf & { content: LetterContent };

/** All that a letter is made of, and everything that still speaks against it. */
export async function prepareLetter(tx: Db, actor: Actor, { caseId, kind, placementId, content }: LetterInput) {
	const help = await caseOfLetter(tx, caseId, kind);
	const stay = await placementOfLetter(tx, caseId, placementId);
	const { saved: _saved, ...letterhead } = await letterheadOf(tx, help.officeAgs);
	// Whatever was typed: the provider reads of the person only what it knows already.
	const said = goesToProvider(kind)
		? { ...content, facts: { ...content.facts, person: stay === null ? '' : personOf({ help, stay, kind }) } }
		: content;
	const source: LetterSource = {
		...{ kind, content: said, letterhead, reference: help.number, contact: await contactOf(tx, actor) }
	};
	const facts = await factsForCheck(tx, help, content.date);
	const problems: Problems = {
		...letterProblems(kind, said, { ...facts, today: actor.today }),
		...unprintableParts(said),
		...(goesToProvider(kind) && stay === null && { placementId: 'Bitte die Belegung wählen, um die es geht.' })
	};
	return { help, source, problems, ...periodsOf(kind, said.postedOn, help.land ?? '') };
}

/** The letter as it would go out, stored nowhere, with what is still missing. */
export async function previewLetter(tx: Db, actor: Actor, input: LetterInput & { file: boolean }) {
	const { source, problems, notifiedOn, objectionUntil } = await prepareLetter(tx, actor, input);
	const unprintable = unprintableParts(source);
	const shown = Object.keys(unprintable).length === 0 ? await shownAs(source, input.file) : null;
	return { problems, notifiedOn, objectionUntil, shown };
}

export async function shownAs(source: LetterSource, file: boolean) {
	const sheet = composeLetter(source);
	const { svg, pages } = pictureOfLetter(sheet);
	if (!file) return { svg, pages, pdf: null };
	return { svg, pages, pdf: Buffer.from((await renderLetter(sheet)).file).toString('base64') };
}

export async function fileOfLetter(source: LetterSource) {
	const sheet = composeLetter(source);
	const unprintable = unprintableParts(source.letterhead);
	if (Object.keys(unprintable).length > 0) throw new InvalidInput(unprintable);
	return { ...(await renderLetter(sheet)), text: textOfSheet(sheet) };
}

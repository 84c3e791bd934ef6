import { and, eq } from 'drizzle-orm';
import { InvalidInput } from '../../domain/errors';
import type { Letterhead } from '../../domain/notices/content';
import type { WrittenKind } from '../../domain/notices/kinds';
import { slotsOf, type Slot } from '../../domain/notices/parts';
import { unknownPlaceholders } from '../../domain/notices/placeholders';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { letterhead, textBlock } from '../db/schema/notices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { unprintableParts } from './coverage';

function refuse(problems: Record<string, string>) {
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
}

export async function saveLetterhead(tx: Db, actor: Actor, head: Letterhead) {
	refuse(unprintableParts(head));
	const officeAgs = found(actor.viewer.office);
	await tx
		.insert(letterhead)
		.values({ officeAgs, ...head })
		.onConflictDoUpdate({ target: letterhead.officeAgs, set: head });
	await recordAudit(tx, actor, { action: 'letters/letterhead-saved', subjectKind: 'office', subjectId: officeAgs });
	return { saved: true };
}

export type TextBlockInput = { kind: WrittenKind; slot: Slot; text: string | null };

/** Null goes back to the product's own wording. */
export async function saveTextBlock(tx: Db, actor: Actor, { kind, slot, text }: TextBlockInput) {
	const officeAgs = found(actor.viewer.office);
	if (!slotsOf(kind).includes(slot)) throw new InvalidInput({ slot: 'Diesen Abschnitt hat das Schreiben nicht.' });
	if (text === null) {
		await tx
			.delete(textBlock)
			.where(and(eq(textBlock.officeAgs, officeAgs), eq(textBlock.kind, kind), eq(textBlock.slot, slot)));
	} else {
		refuse({ ...placeholderProblem(text), ...unprintableParts({ text }) });
		await tx
			.insert(textBlock)
			.values({ officeAgs, kind, slot, text })
			.onConflictDoUpdate({ target: [textBlock.officeAgs, textBlock.kind, textBlock.slot], set: { text } });
	}
	await recordAudit(tx, actor, {
		...{ action: 'letters/text-saved', subjectKind: 'office', subjectId: officeAgs, details: { kind, slot } }
	});
	return { saved: true };
}

function placeholderProblem(text: string): Record<string, string> {
	const [unknown] = unknownPlaceholders(text);
	return unknown === undefined ? {} : { text: `Den Platzhalter {${unknown}} gibt es nicht.` };
}

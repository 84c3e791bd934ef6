import { eq } from 'drizzle-orm';
import type { Letterhead, LetterTexts } from '../../domain/notices/content';
import { defaultTexts } from '../../domain/notices/default-texts';
import { issuedKinds, type WrittenKind } from '../../domain/notices/kinds';
import { slotsOf, type Slot } from '../../domain/notices/parts';
import { seatOf } from '../../domain/notices/seats';
import type { Db } from '../db/client';
import { office } from '../db/schema/directory';
import { letterhead, textBlock } from '../db/schema/notices';
import { found } from '../trpc/procedures';

/** What the office has saved, else what is known of it. */
export async function letterheadOf(tx: Db, officeAgs: string): Promise<Letterhead & { saved: boolean }> {
	const [own] = await tx.select().from(letterhead).where(eq(letterhead.officeAgs, officeAgs));
	if (own) {
		const { officeAgs: _officeAgs, ...head } = own;
		return { ...head, saved: true };
	}
	const [row] = await tx.select({ name: office.name }).from(office).where(eq(office.ags, officeAgs));
	const { name } = found(row);
	const place = seatOf[officeAgs] ?? '';
	return {
		...{ authority: name, department: 'Jugendamt', street: '', postalCode: '', place, phone: '', email: '' },
		...{ objectionBody: `${name}, Jugendamt`, objectionSeat: place },
		objectionForm: 'schriftlich, in elektronischer Form nach § 36a Abs. 2 SGB I oder zur Niederschrift',
		saved: false
	};
}

export type TextBlockRow = { kind: WrittenKind; slot: Slot; text: string };

/** Own wording of an office. */
export const textBlocksOf = async (tx: Db, officeAgs: string): Promise<TextBlockRow[]> =>
	(await tx
		.select({ kind: textBlock.kind, slot: textBlock.slot, text: textBlock.text })
		.from(textBlock)
		.where(eq(textBlock.officeAgs, officeAgs))) as TextBlockRow[];

/** The wording that applies to a kind of letter: the office's own, else the product's. */
export function textsFor(kind: WrittenKind, own: readonly TextBlockRow[]): LetterTexts {
	const blocks = own.filter((block) => block.kind === kind).map(({ slot, text }) => [slot, text] as const);
	return { ...defaultTexts[kind], ...(Object.fromEntries(blocks) as LetterTexts) };
}

/** Every place of every kind with its wording, for the administration. */
export const allTexts = (own: readonly TextBlockRow[]) =>
	issuedKinds.flatMap((kind) => {
		const applied = textsFor(kind, own);
		return slotsOf(kind).map((slot) => ({
			...{ kind, slot, text: applied[slot] ?? '' },
			own: own.some((block) => block.kind === kind && block.slot === slot)
		}));
	});

import { and, eq, notInArray, sql } from 'drizzle-orm';
import { firstWarnings, MOST_WARNINGS, NOT_DECLARED, type DraftWarning } from '../../domain/billing/draft-warnings';
import { claimsKeptPlace } from '../../domain/billing/kept-places';
import { firstOfMonth, type Month } from '../../domain/day';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice, invoiceEvent } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { insertLines, type NewLine } from './bulk-lines';
import { draftsOf } from './month-drafts';
import type { Proposal } from './propose-lines';
import { writeSetOff } from './set-off';

type Draft = {
	invoiceId: string;
	officeAgs: string;
	position: number;
	paysKeptPlaces: boolean;
	warnings: DraftWarning[];
};
type Wanted = { providerId: string; month: Month; placeKept: boolean };

/**
 * The drafts of one run, one per office, and what has been written into each so far. A draft that is there already is
 * taken again, so that its address stays what it was.
 */
export class DraftBook {
	readonly providerId: string;
	readonly #month: Month;
	readonly #placeKept: boolean;
	readonly #actor: Actor;
	readonly #drafts = new Map<string, Draft>();

	constructor(actor: Actor, { providerId, month, placeKept }: Wanted) {
		this.#actor = actor;
		this.providerId = providerId;
		this.#month = month;
		this.#placeKept = placeKept;
	}

	async add(tx: Db, proposals: readonly Proposal[]) {
		const rows: NewLine[] = [];
		for (const { stay, lines, warnings } of proposals) {
			if (lines.length === 0 && warnings.length === 0) continue;
			const draft = this.#drafts.get(stay.officeAgs) ?? (await this.#open(tx, stay.officeAgs));
			for (const line of lines) {
				rows.push({ ...line, invoiceId: draft.invoiceId, position: ++draft.position });
				draft.paysKeptPlaces ||= claimsKeptPlace(line);
			}
			if (draft.warnings.length < MOST_WARNINGS) draft.warnings.push(...warnings);
		}
		await insertLines(tx, rows);
	}

	async #open(tx: Db, officeAgs: string): Promise<Draft> {
		const { viewer, now } = this.#actor;
		const [row] = await tx
			.insert(invoice)
			.values({
				...{ officeAgs, providerId: this.providerId, month: firstOfMonth(this.#month), kind: 'invoice' },
				...{ total: euro(0), placeKept: this.#placeKept, createdBy: viewer.id, createdAt: now }
			})
			.onConflictDoUpdate({
				target: [invoice.providerId, invoice.officeAgs, invoice.month, invoice.kind],
				targetWhere: sql`state = 'draft' AND kind IN ('invoice', 'difference')`,
				set: { placeKept: this.#placeKept, createdBy: viewer.id, createdAt: now }
			})
			.returning({ invoiceId: invoice.id, isNew: sql<boolean>`xmax = 0` });
		const { invoiceId, isNew } = found(row);
		if (isNew) {
			await tx.insert(invoiceEvent).values({
				...{ invoiceId, officeAgs, providerId: this.providerId, kind: 'proposed', at: now, accountId: viewer.id }
			});
		}
		const draft = { invoiceId, officeAgs, position: 0, paysKeptPlaces: false, warnings: [] };
		this.#drafts.set(officeAgs, draft);
		return draft;
	}

	/**
	 * Sets off advances, writes the sums, and removes what an earlier run proposed and nothing fills any more. A draft
	 * without lines stays when there is something to look at: nobody would hear of stays that all wait for a decision.
	 */
	async close(tx: Db) {
		for (const draft of this.#drafts.values()) {
			const month = firstOfMonth(this.#month);
			const { invoiceId: id, officeAgs } = draft;
			const undeclared = draft.paysKeptPlaces && !this.#placeKept;
			const warnings = undeclared ? [NOT_DECLARED, ...draft.warnings] : draft.warnings;
			await writeSetOff(tx, { id, officeAgs, providerId: this.providerId, month, refersToId: null });
			await tx
				.update(invoice)
				.set({ warnings: firstWarnings(warnings) })
				.where(eq(invoice.id, id));
		}
		const filled = [...this.#drafts.values()]
			.filter(({ position, warnings }) => position > 0 || warnings.length > 0)
			.map(({ invoiceId }) => invoiceId);
		await tx
			.delete(invoice)
			.where(
				and(
					draftsOf({ providerId: this.providerId, month: this.#month }),
					filled.length > 0 ? notInArray(invoice.id, filled) : undefined
				)
			);
	}
}

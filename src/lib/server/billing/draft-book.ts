import { Decimal } from 'decimal.js';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { ADVANCE_SET_OFF, setOffAmount } from '../../domain/billing/advances';
import { firstWarnings, MOST_WARNINGS, type DraftWarning } from '../../domain/billing/draft-warnings';
import { firstOfMonth, lastOfMonth, type Month } from '../../domain/day';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice, invoiceEvent } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { findOpenAdvance } from './advances-query';
import { insertLines, type NewLine } from './bulk-lines';
import { draftsOf } from './month-drafts';
import type { Proposal } from './propose-lines';

type Draft = { invoiceId: string; officeAgs: string; position: number; total: Decimal; warnings: DraftWarning[] };
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
				draft.total = draft.total.plus(line.amount);
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
		const draft = { invoiceId, officeAgs, position: 0, total: new Decimal(0), warnings: [] };
		this.#drafts.set(officeAgs, draft);
		return draft;
	}

	/**
	 * Sets off advances, writes the sums, and removes what an earlier run proposed and nothing fills any more. A draft
	 * without lines stays when there is something to look at: nobody would hear of stays that all wait for a decision.
	 */
	async close(tx: Db) {
		for (const draft of this.#drafts.values()) {
			await this.#setOff(tx, draft);
			await tx
				.update(invoice)
				.set({ total: euro(draft.total), warnings: firstWarnings(draft.warnings) })
				.where(eq(invoice.id, draft.invoiceId));
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

	async #setOff(tx: Db, draft: Draft) {
		const { officeAgs, invoiceId } = draft;
		const open = await findOpenAdvance(tx, { officeAgs, providerId: this.providerId, before: null, except: invoiceId });
		const amount = setOffAmount(open, euro(draft.total));
		if (amount === null) return;
		await insertLines(tx, [
			{
				...{ invoiceId, officeAgs, providerId: this.providerId, position: ++draft.position },
				...{ fromDay: firstOfMonth(this.#month), toDay: lastOfMonth(this.#month), quantity: '-1', unit: 'piece' },
				...{ price: euro(new Decimal(amount).negated()), amount, rule: ADVANCE_SET_OFF }
			}
		]);
		draft.total = draft.total.plus(amount);
	}
}

import { sql } from 'drizzle-orm';
import { ADVANCE_SET_OFF, openAdvance } from '../../domain/billing/advances';
import type { Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { countsAsBilled } from './invoice-row';

type Wanted = {
	officeAgs: string;
	providerId: string;
	/** What was ordered and set off until this moment; null = now. */
	before: string | null;
	/** The invoice that is asking. */
	except: string;
};

/** What the office has ordered in advance for a provider and no invoice has set off yet. */
export async function findOpenAdvance(tx: Db, { officeAgs, providerId, before, except }: Wanted): Promise<Euro> {
	const until = before ?? 'infinity';
	const rows = await rowsOf<{ paid: Euro; setOff: Euro }>(
		tx,
		sql`
		SELECT
			(SELECT coalesce(sum(a.total), 0)::numeric(12, 2) FROM invoice a
				WHERE a.kind = 'advance' AND a.state IN ('ordered', 'paid') AND a.ordered_at <= ${until}::timestamptz
					AND a.office_ags = ${officeAgs} AND a.provider_id = ${providerId}
					AND NOT EXISTS (SELECT FROM invoice credit
						WHERE credit.refers_to_id = a.id AND credit.kind = 'credit-note' AND credit.state <> 'draft')) AS paid,
			(SELECT coalesce(sum(l.amount), 0)::numeric(12, 2) FROM invoice_line l JOIN invoice bill ON bill.id = l.invoice_id
				WHERE l.rule = ${ADVANCE_SET_OFF} AND l.office_ags = ${officeAgs} AND l.provider_id = ${providerId}
					AND bill.id <> ${except} AND bill.sent_at < ${until}::timestamptz AND ${countsAsBilled('bill')}) AS "setOff"`
	);
	const [sums] = rows;
	return openAdvance(sums?.paid ?? ('0.00' as Euro), sums?.setOff ?? ('0.00' as Euro));
}

import type { Day } from '../day';
import type { BillingLine } from './result';

/** A line as the provider claims it; `days` = the days it sums up, null where only its span is known (an upload). */
export type ClaimedLine = BillingLine & { lineId: string; placementId: string | null; days: readonly Day[] | null };

export type LineAmounts = Pick<BillingLine, 'from' | 'to' | 'quantity' | 'unit' | 'price' | 'amount'>;

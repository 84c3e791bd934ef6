/** One payment of a run goes to one provider: its reference comes back with the bank's feedback (at most 35 characters). */
export const paymentReference = (runNumber: number, providerId: string) =>
	`ZL${runNumber}-${providerId.replaceAll('-', '').slice(0, 16)}`;

/** The run that a reference names; null for one that is not ours. */
export function runNumberOf(reference: string): number | null {
	const [, number] = /^ZL(\d{1,9})-[0-9a-f]{16}$/.exec(reference) ?? [];
	return number === undefined ? null : Number(number);
}

const MOST = 140;

/** What the account statement shows: numbers of invoices, never a name; cut where the bank would cut. */
export function paymentPurpose(numbers: readonly string[]): string {
	const all = `Rechnungen ${numbers.join(', ')}`;
	if (all.length <= MOST) return all;
	return `${numbers.length} Rechnungen von ${numbers[0] ?? ''} bis ${numbers.at(-1) ?? ''}`;
}

import { Decimal } from 'decimal.js';
import { monthOf, type Day } from '../day';
import { monthName } from '../month-name';
import { euro, type Euro } from '../money';
import { formatEuro } from '../money-text';
import type { InvoiceKind } from './states';

/** What an invoice of other software says beside its lines. */
export type UploadedSums = {
	kind: InvoiceKind;
	tax: Euro;
	/** On the whole invoice, in none of its lines. */
	charges: Euro;
	allowances: Euro;
	lineTotal: Euro;
	prepaid: Euro;
	payable: Euro;
	/** Begin and end of its period and of the periods of its lines. */
	days: readonly Day[];
};

const NOTHING = '0.00';

/** Each amount that no line carries would be paid without being recomputed; each has a sentence of its own. */
const problems: readonly ((sums: UploadedSums) => string | null)[] = [
	({ tax }) =>
		tax === NOTHING ? null : `Sie weist ${formatEuro(tax)} Umsatzsteuer aus, die Leistungen sind aber steuerfrei.`,
	({ charges }) =>
		charges === NOTHING ? null : `Sie enthält Zuschläge auf die ganze Rechnung (${formatEuro(charges)}).`,
	({ allowances }) =>
		allowances === NOTHING ? null : `Sie enthält Nachlässe auf die ganze Rechnung (${formatEuro(allowances)}).`,
	({ prepaid }) => (prepaid.startsWith('-') ? 'Der schon gezahlte Betrag ist negativ.' : null),
	({ kind, prepaid }) =>
		kind === 'advance' && prepaid !== NOTHING ? 'Ein Abschlag verrechnet keinen anderen Abschlag.' : null,
	({ lineTotal, prepaid, payable }) => {
		const due = euro(new Decimal(lineTotal).minus(prepaid));
		return due === payable
			? null
			: `Der Zahlbetrag ist ${formatEuro(payable)} statt ${formatEuro(due)}: Positionen weniger schon Gezahltes.`;
	},
	({ days }) => {
		const [first, ...others] = [...new Set(days.map(monthOf))].toSorted();
		const last = others.at(-1);
		return first === undefined || last === undefined
			? null
			: `Sie geht über mehrere Monate (${monthName(first)} bis ${monthName(last)}). Bitte je Monat eine Rechnung.`;
	}
];

/** Why an invoice of other software is not taken over; null when every cent of it stands in a line of one month. */
export const uploadProblem = (sums: UploadedSums): string | null =>
	problems.map((problem) => problem(sums)).find((sentence) => sentence !== null) ?? null;

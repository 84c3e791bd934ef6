import Papa from 'papaparse';
import type { Day } from '../../../domain/day';
import { daySchema } from '../../../domain/day-schema';
import { euro, type Euro } from '../../../domain/money';
import type { PaymentFeedback } from './payment-types';
import type { FeedbackProblem, FeedbackResult } from './read-feedback';

type Column = 'endToEndId' | 'reference' | 'amount' | 'day' | 'state' | 'reason';

/** Headings of banks and treasuries, compared without case and signs. */
const headings: Record<Column, string[]> = {
	endToEndId: ['endezuendereferenz', 'endtoendid', 'endtoendreferenz', 'referenz'],
	reference: ['verwendungszweck', 'zweck', 'belegnummer'],
	amount: ['betrag', 'umsatz'],
	day: ['buchungstag', 'buchungsdatum', 'datum'],
	state: ['status', 'stand'],
	reason: ['grund', 'rückgabegrund']
};

const booked = new Set(['', 'gebucht', 'ausgeführt', 'bezahlt', 'book']);
const returned = new Set(['zurück', 'zurückgegeben', 'rückgabe', 'abgelehnt', 'rjct']);

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** A list with a line of headings, semicolons, German amounts and days. */
export function readFeedbackCsv(text: string): FeedbackResult {
	const [first = [], ...rows] = Papa.parse<string[]>(text.trim(), { delimiter: ';' }).data;
	const at = columnsOf(first);
	const missing = (['amount', 'day'] as const).filter((column) => at[column] === undefined);
	if (missing.length > 0 || (at.endToEndId === undefined && at.reference === undefined))
		return { feedback: [], problems: [{ place: 'Zeile 1', text: wantedHeadings(first) }] };
	const problems: FeedbackProblem[] = [];
	const feedback = rows.flatMap((cells, index) => {
		const read = new Row(cells, at, `Zeile ${index + 2}`);
		const found = read.feedback();
		problems.push(...read.problems);
		return found ?? [];
	});
	return { feedback, problems };
}

type Columns = Partial<Record<Column, number>>;

function columnsOf(cells: readonly string[]): Columns {
	const names = cells.map(plain);
	const places = Object.entries(headings).map(([column, known]) => [
		column,
		names.findIndex((name) => known.includes(name))
	]);
	return Object.fromEntries(places.filter(([, place]) => place !== -1)) as Columns;
}

const wantedHeadings = (cells: readonly string[]) =>
	`Es fehlen die Überschriften Ende-zu-Ende-Referenz (oder Verwendungszweck), Betrag und Buchungstag; gefunden: „${cells.join(';').slice(0, 80)}“.`;

/** One line, and what is wrong with it. */
class Row {
	readonly problems: FeedbackProblem[] = [];
	constructor(
		private readonly cells: readonly string[],
		private readonly at: Columns,
		private readonly place: string
	) {}

	feedback(): PaymentFeedback | null {
		const endToEndId = this.text('endToEndId') || null;
		const reference = this.text('reference') || null;
		const amount = this.amount();
		const day = this.day();
		const state = this.state();
		if (endToEndId === null && reference === null) this.refuse('', 'Es fehlen Referenz und Verwendungszweck');
		if (amount === null || day === null || state === null || this.problems.length > 0) return null;
		return { endToEndId, reference, amount, day, booked: state, reason: this.text('reason') || null };
	}

	private text(column: Column): string {
		const place = this.at[column];
		return place === undefined ? '' : (this.cells[place] ?? '').trim();
	}

	private refuse(value: string, message: string) {
		this.problems.push({
			place: this.place,
			text: value === '' ? `${message}.` : `„${value.slice(0, 40)}“ ${message}.`
		});
		return null;
	}

	/** What leaves the account is negative in some lists: the amount of the payment is meant. */
	private amount(): Euro | null {
		const text = this.text('amount').replace(/\s*(€|EUR)$/i, '');
		if (!/^[-+]?(\d{1,3}(\.\d{3})+|\d{1,12}),\d{2}$/.test(text))
			return this.refuse(text || '(leer)', 'ist kein Betrag wie 1.234,56');
		return euro(text.replace(/[-+.]/g, '').replace(',', '.'));
	}

	private day(): Day | null {
		const text = this.text('day');
		const day = daySchema.safeParse(text.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1'));
		return day.success ? day.data : this.refuse(text || '(leer)', 'ist kein Datum wie 01.06.2027');
	}

	private state(): boolean | null {
		const text = this.text('state');
		const word = plain(text);
		if (booked.has(word)) return true;
		return returned.has(word) ? false : this.refuse(text, 'ist kein bekannter Stand (gebucht, zurückgegeben)');
	}
}

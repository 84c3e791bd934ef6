import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { addDays, type Day } from '../../src/lib/domain/day';
import { euro, sum, type Euro } from '../../src/lib/domain/money';
import {
	documentKinds,
	type DocumentKind,
	type DocumentLine,
	type InvoiceDocument
} from '../../src/lib/server/billing/files/invoice-document';

export const STAY = '6f1b8f0c-2c7e-4a55-9d43-0d2f5b6f7a11';

export function documentLine(changed: Partial<DocumentLine> = {}): DocumentLine {
	return {
		...{ id: '1', name: 'Heimerziehung, volle Tage', description: 'Fall VG-2026-00012' },
		...{ from: '2026-10-01' as Day, to: '2026-10-31' as Day, quantity: '31', unit: 'day' },
		...{ price: '187.30' as Euro, amount: '5806.30' as Euro, module: 'SGB VIII', reference: STAY },
		...changed
	};
}

/** October 2026 of one stay, to the office Vorpommern-Greifswald. */
export function invoiceDocument(changed: Partial<InvoiceDocument> = {}): InvoiceDocument {
	const lines = changed.lines ?? [documentLine()];
	return {
		...{ number: '2026-00017', issuedOn: '2026-11-02' as Day, kind: 'invoice', refersTo: null },
		seller: {
			name: 'Boddenhaus Jugendhilfe gGmbH',
			address: { street: 'Hafenstraße 7', postalCode: '17489', place: 'Greifswald' },
			contact: { name: 'Rechnungsstelle', phone: '03834 5550', email: 'rechnung@boddenhaus.example' },
			...{ taxNumber: '079/133/01234', registration: 'HRB 4711', accountHolder: 'Boddenhaus Jugendhilfe gGmbH' },
			...{ iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }
		},
		buyer: {
			name: 'Landkreis Vorpommern-Greifswald, Jugendamt',
			address: { street: 'Feldstraße 85 a', postalCode: '17489', place: 'Greifswald' },
			...{ email: 'rechnung@kreis-vg.example', leitwegId: '04011000-12345-03' }
		},
		period: { from: '2026-10-01' as Day, to: '2026-10-31' as Day },
		...{ lastServiceDay: '2026-10-31' as Day, dueOn: '2026-11-16' as Day, setOff: [] },
		...{ total: sum(lines.map(({ amount }) => amount)) },
		...changed,
		lines
	};
}

/** Letters with marks, emoji, signs that XML escapes or cannot hold, half a surrogate; never nothing but those. */
const anyText = (maxLength: number) =>
	fc
		.array(
			fc.oneof(
				fc.constantFrom(
					'ä',
					'ß',
					'Ł',
					'😀',
					'&',
					'<',
					'>',
					'"',
					"'",
					' ',
					'\n',
					'\u0007',
					'\uD83D',
					'\uFFFE',
					'€',
					']]>'
				),
				fc.string({ unit: 'grapheme', maxLength: 3 })
			),
			{ maxLength }
		)
		.map((parts) => `N${parts.join('')}e`);

const anyCents = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => euro(new Decimal(cents).dividedBy(100)));

const anyLine = fc
	.record({
		name: anyText(200),
		description: fc.option(anyText(50)),
		start: fc.integer({ min: 0, max: 30 }),
		length: fc.integer({ min: 0, max: 30 }),
		quantity: fc.integer({ min: 1, max: 7_440_000 }),
		unit: fc.constantFrom('day', 'hour', 'month', 'piece'),
		price: anyCents,
		module: fc.constantFrom('SGB VIII', 'SGB IX'),
		reference: fc.option(fc.uuid()),
		back: fc.boolean()
	})
	.map(({ start, length, quantity, back, ...line }): Omit<DocumentLine, 'id'> => {
		const units = new Decimal(quantity).dividedBy(10_000).times(back ? -1 : 1);
		const from = addDays('2026-10-01' as Day, start);
		const to = addDays('2026-10-01' as Day, Math.min(30, start + length));
		return {
			...line,
			from,
			to,
			quantity: units.toFixed(),
			amount: euro(units.times(line.price).toDecimalPlaces(2).plus(0))
		};
	});

/** Invoices of any kind, also with amounts that are taken back and advances that are set off. */
export const anyInvoiceDocument: fc.Arbitrary<InvoiceDocument> = fc
	.record({
		kind: fc.constantFrom(...(Object.keys(documentKinds) as DocumentKind[])),
		lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
		setOff: fc.array(fc.record({ number: anyText(5), amount: anyCents }), { maxLength: 2 }),
		refersTo: fc.option(anyText(10)),
		name: anyText(300),
		registration: fc.option(anyText(10))
	})
	.map(({ kind, lines, setOff, refersTo, name, registration }) => {
		const { seller, ...rest } = invoiceDocument({ lines: lines.map((line, at) => ({ ...line, id: String(at + 1) })) });
		const issuedOn = '2026-09-01' as Day;
		return {
			...rest,
			kind,
			setOff: setOff.map((advance) => ({ ...advance, issuedOn })),
			refersTo: refersTo === null ? null : { number: refersTo, issuedOn },
			seller: { ...seller, name, registration }
		};
	});

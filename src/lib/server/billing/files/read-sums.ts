import { Decimal } from 'decimal.js';
import { euro } from '../../../domain/money';
import { formatEuro } from '../../../domain/money-text';
import type { RawCharge, RawInvoice, RawLine } from './raw-invoice';
import { unreadable } from './unreadable';
import { ROUNDING_OF_LINE } from './xrechnung-lines';

const NUMBER = /^[-+]?\d{1,12}(\.\d{1,10})?$/;

/** A number as it stands in the file. @throws invoice/unreadable naming the place */
export function numberOf(text: string | null, place: string): Decimal {
	if (text === null) throw unreadable(`Es fehlt: ${place}.`);
	if (!NUMBER.test(text)) throw unreadable(`${place} ist keine Zahl: „${text.slice(0, 40)}“.`);
	return new Decimal(text);
}

/** An amount in whole cents (BR-DEC). */
export function amountOf(text: string | null, place: string): Decimal {
	const amount = numberOf(text, place);
	if (amount.decimalPlaces() > 2) throw unreadable(`${place} hat mehr als zwei Nachkommastellen.`);
	return amount;
}

const optional = (text: string | null, place: string) => (text === null ? new Decimal(0) : amountOf(text, place));

const total = (amounts: readonly Decimal[]) => amounts.reduce((all, amount) => all.plus(amount), new Decimal(0));

function mustBe(place: string, claimed: Decimal, expected: Decimal) {
	if (!claimed.equals(expected))
		throw unreadable(
			`Die Summen stimmen nicht: ${place} ist ${formatEuro(euro(claimed))} statt ${formatEuro(euro(expected))}.`
		);
}

/** Everything that EN 16931 adds up, to the cent (BR-CO-10 to BR-CO-17). @throws invoice/unreadable with what is wrong */
export function checkSums({ lines, charges, taxes, totals }: RawInvoice) {
	lines.forEach(checkLine);
	const lineTotal = amountOf(totals.lines, 'Summe der Positionen');
	const allowances = optional(totals.allowances, 'Summe der Nachlässe');
	const added = optional(totals.charges, 'Summe der Zuschläge');
	const exclusive = amountOf(totals.exclusive, 'Betrag ohne Umsatzsteuer');
	const tax = optional(totals.tax, 'Umsatzsteuer');
	const inclusive = amountOf(totals.inclusive, 'Betrag mit Umsatzsteuer');
	mustBe(
		'Summe der Positionen',
		lineTotal,
		total(lines.map(({ amount }) => amountOf(amount, 'Betrag einer Position')))
	);
	mustBe('Summe der Nachlässe', allowances, sumOf(charges, false));
	mustBe('Summe der Zuschläge', added, sumOf(charges, true));
	mustBe('Betrag ohne Umsatzsteuer', exclusive, lineTotal.minus(allowances).plus(added));
	mustBe('Umsatzsteuer', tax, total(taxes.map(({ amount }) => amountOf(amount, 'Umsatzsteuer'))));
	mustBe('steuerlicher Grundbetrag', total(taxes.map(({ base }) => amountOf(base, 'Grundbetrag'))), exclusive);
	taxes.forEach(checkTax);
	mustBe('Betrag mit Umsatzsteuer', inclusive, exclusive.plus(tax));
	const settled = optional(totals.rounding, 'Rundung').minus(optional(totals.prepaid, 'schon gezahlt'));
	mustBe('Zahlbetrag', amountOf(totals.payable, 'Zahlbetrag'), inclusive.plus(settled));
}

const sumOf = (charges: readonly RawCharge[], wanted: boolean) =>
	total(charges.filter(({ charge }) => charge === wanted).map(({ amount }) => amountOf(amount, 'Zu- oder Abschlag')));

function checkTax({ base, rate, amount }: RawInvoice['taxes'][number]) {
	const due = numberOf(base, 'Grundbetrag')
		.times(numberOf(rate ?? '0', 'Steuersatz'))
		.dividedBy(100);
	mustBe('Umsatzsteuer', numberOf(amount, 'Umsatzsteuer'), due.toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
}

/** Quantity times price, with the rounding that XRechnung grants (PEPPOL-EN16931-R120). */
function checkLine({ id, quantity, price, priceFor, amount, charges }: RawLine) {
	const place = `Position ${id ?? '?'}`;
	const base = numberOf(priceFor ?? '1', `${place}, Preisbasis`);
	if (base.lessThanOrEqualTo(0)) throw unreadable(`${place}: Die Preisbasis ist nicht größer als null.`);
	const units = numberOf(quantity, `${place}, Menge`);
	const due = units.times(numberOf(price, `${place}, Preis`)).dividedBy(base);
	const expected = due.plus(sumOf(charges, true)).minus(sumOf(charges, false));
	const claimed = amountOf(amount, `${place}, Betrag`);
	if (claimed.minus(expected).abs().greaterThan(ROUNDING_OF_LINE)) mustBe(place, claimed, expected);
}

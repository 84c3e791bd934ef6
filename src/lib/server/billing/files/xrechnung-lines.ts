import type { Invoice } from '@e-invoice-eu/core';
import { Decimal } from 'decimal.js';
import type { LineUnit } from '../../../domain/billing/result';
import { euro } from '../../../domain/money';
import type { DocumentLine } from './invoice-document';
import { xmlText } from './xml-text';

type UblLine = Invoice['ubl:Invoice']['cac:InvoiceLine'][number];

/** Units of UN/ECE recommendation 20. */
export const unitCodes = { day: 'DAY', hour: 'HUR', month: 'MON', piece: 'H87' } as const satisfies Record<
	LineUnit,
	string
>;

/** How far an amount may be from quantity times price (PEPPOL-EN16931-R120, part of XRechnung 3.0). */
export const ROUNDING_OF_LINE = '0.02';

/** What every line and the whole invoice fall under: exempt, nought per cent. */
export const exempt = { 'cbc:ID': 'E', 'cbc:Percent': '0', 'cac:TaxScheme': { 'cbc:ID': 'VAT' } } as const;

export const lineOf = (line: DocumentLine): UblLine => ({
	'cbc:ID': xmlText(line.id),
	...quantityAndPrice(line),
	'cbc:LineExtensionAmount': line.amount,
	'cbc:LineExtensionAmount@currencyID': 'EUR',
	'cac:InvoicePeriod': { 'cbc:StartDate': line.from, 'cbc:EndDate': line.to },
	...(line.reference !== null && {
		'cac:DocumentReference': { 'cbc:ID': xmlText(line.reference), 'cbc:DocumentTypeCode': '130' }
	}),
	'cac:Item': {
		'cbc:Name': xmlText(line.name),
		...(line.description !== null && { 'cbc:Description': xmlText(line.description) }),
		'cac:ClassifiedTaxCategory': exempt
	}
});

/**
 * A price is never negative (BR-27): what is taken back has a negative quantity. A sum of rounded days may miss quantity
 * times price by more than is allowed; then the price is the amount for the whole quantity, which is exact.
 */
function quantityAndPrice({ quantity, unit, price, amount }: DocumentLine) {
	const sign = new Decimal(price).isNegative() ? -1 : 1;
	const units = new Decimal(quantity).times(sign);
	const miss = units.times(price).times(sign).minus(amount).abs();
	const exact = miss.lessThanOrEqualTo(ROUNDING_OF_LINE);
	const billed = { 'cbc:InvoicedQuantity': units.toFixed(), 'cbc:InvoicedQuantity@unitCode': unitCodes[unit] };
	if (exact) return { ...billed, 'cac:Price': priceOf(euro(new Decimal(price).abs())) };
	const base = { 'cbc:BaseQuantity': units.abs().toFixed(), 'cbc:BaseQuantity@unitCode': unitCodes[unit] };
	return { ...billed, 'cac:Price': { ...priceOf(euro(new Decimal(amount).abs())), ...base } };
}

const priceOf = (amount: string) => ({ 'cbc:PriceAmount': amount, 'cbc:PriceAmount@currencyID': 'EUR' as const });

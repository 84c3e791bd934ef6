import { Decimal } from 'decimal.js';
import { formatDay } from '../day';
import { formatEuro } from '../money-text';
import { formatMinutes } from './record-rules';
import type { BillingLine, LineUnit } from './result';

const units: Record<LineUnit, readonly [one: string, many: string]> = {
	day: ['Tag', 'Tage'],
	hour: ['Std.', 'Std.'],
	month: ['Monat', 'Monate'],
	piece: ['Stück', 'Stück']
};

/** '31 Tage', '4:30 Std.', '0,48 Monate': what a line counts, as people read it. */
export const amountText = ({ quantity, unit }: Pick<BillingLine, 'quantity' | 'unit'>) =>
	`${unit === 'hour' ? hoursText(quantity) : decimalText(quantity)} ${units[unit][quantity === '1' ? 0 : 1]}`;

/** '31 Tage × 120,00 €' */
export const quantityText = ({ quantity, unit, price }: Pick<BillingLine, 'quantity' | 'unit' | 'price'>) =>
	`${amountText({ quantity, unit })} × ${formatEuro(price)}`;

/** A quantity has four places at most: what lies this near to a whole minute is one. */
const NEARLY_WHOLE = 0.005;

/** '4:30' where it is whole minutes, else the hours with two places (minutes of a group are divided). */
function hoursText(hours: string): string {
	const minutes = new Decimal(hours).times(60);
	const whole = minutes.round();
	if (minutes.minus(whole).abs().greaterThan(NEARLY_WHOLE)) return decimalText(hours);
	return `${whole.isNegative() && !whole.isZero() ? '−' : ''}${formatMinutes(whole.abs().toNumber())}`;
}

const decimalText = (quantity: string) =>
	new Decimal(quantity).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed().replace('.', ',').replace('-', '−');

/** '01.10.–31.10.2026', or one day. */
export const spanText = ({ from, to }: Pick<BillingLine, 'from' | 'to'>) =>
	from === to ? formatDay(from) : `${formatDay(from).slice(0, 6)}–${formatDay(to)}`;

import { formatDay } from '../day';
import { formatEuro } from '../money';
import type { BillingLine, LineUnit } from './result';

const units: Record<LineUnit, readonly [one: string, many: string]> = {
	day: ['Tag', 'Tage'],
	hour: ['Std.', 'Std.'],
	month: ['Monat', 'Monate'],
	piece: ['Stück', 'Stück']
};

/** '31 Tage × 120,00 €' */
export const quantityText = ({ quantity, unit, price }: Pick<BillingLine, 'quantity' | 'unit' | 'price'>) =>
	`${quantity.replace('.', ',').replace('-', '−')} ${units[unit][quantity === '1' ? 0 : 1]} × ${formatEuro(price)}`;

/** '01.10.–31.10.2026', or one day. */
export const spanText = ({ from, to }: Pick<BillingLine, 'from' | 'to'>) =>
	from === to ? formatDay(from) : `${formatDay(from).slice(0, 6)}–${formatDay(to)}`;

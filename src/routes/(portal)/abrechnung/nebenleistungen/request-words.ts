import type { ApiOutput } from '$lib/client/api';
import { formatDay, type Day } from '$lib/domain/day';
import type { Euro } from '$lib/domain/money';
import { formatEuro } from '$lib/domain/money-text';

export type AllowanceRequest = ApiOutput['allowances']['list']['requests'][number];

type Paid = { amount: Euro | null; rhythm: 'month' | 'once'; from: Day; to: Day | null };

/** 'einmalig 85,00 € am 05.11.2026', 'monatlich nach der Tabelle ab 01.11.2026' */
export function paidText({ amount, rhythm, from, to }: Paid): string {
	const money = amount === null ? 'nach der Tabelle' : formatEuro(amount);
	if (rhythm === 'once') return `einmalig ${money} am ${formatDay(from)}`;
	return `monatlich ${money} ab ${formatDay(from)}${to === null ? '' : ` bis ${formatDay(to)}`}`;
}

export const sideLabels = { office: 'vom Jugendamt', provider: 'vom Anbieter' } as const;

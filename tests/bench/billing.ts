import { bill } from '../../src/lib/domain/billing/bill';
import type { Month } from '../../src/lib/domain/day';
import { away, dayAgreement, monthOf } from '../factories/billing';
import { figure, type Figure } from './figures';
import type { Plan } from './search';

const MONTHS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}` as Month);

/** A year of a stay as most are: weekends at home, an illness, the summer. */
const stay = {
	agreement: dayAgreement(),
	absences: [
		...['02-07', '03-07', '04-11', '05-09', '09-12', '10-10'].map((day) =>
			away('leave', [`2025-${day}`, `2025-${day.slice(0, 3)}${String(Number(day.slice(3)) + 2).padStart(2, '0')}`])
		),
		away('hospital', ['2025-01-13', '2025-01-20']),
		away('leave', ['2025-07-14', '2025-08-03'])
	]
};

/** How many months of stays one core bills in a second of its own time. */
export function measureBilling({ seconds }: Plan): Promise<Figure[]> {
	const facts = MONTHS.map((month) => monthOf(month, stay));
	const begun = process.cpuUsage();
	const spent = () => process.cpuUsage(begun).user / 1_000_000;
	let billed = 0;
	while (spent() < seconds) {
		for (const month of facts) bill(month);
		billed += facts.length;
	}
	const value = billed / spent();
	return Promise.resolve([figure({ what: 'billing: stay-months a second', value, unit: '/s', atLeast: 2_000 })]);
}

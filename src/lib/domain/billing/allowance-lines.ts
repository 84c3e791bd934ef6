import { ageOn, daysBetween, earlierOf, firstOfMonth, lastOfMonth, laterOf, monthOf, type Day } from '../day';
import { fromCents, toCents, type Euro } from '../money';
import { allowanceLabels } from '../rates/allowance-kinds';
import type { AllowanceFacts, AllowanceGrant } from './allowances';
import type { BillingFacts } from './facts';
import { quantityText, shareOf } from './lines';
import type { BillingLine, BillingWarning } from './result';
import type { Switches, SwitchValues } from './rule-set';

/** Readings that hold beside those of every rule set. */
export const allowanceSwitches = {
	partMonthAllowance: {
		about:
			'Was steht einem jungen Menschen von einer monatlichen Nebenleistung zu, wenn die Belegung nur einen Teil des Monats umfasst?',
		standard: 'by-days',
		values: [
			{ value: 'by-days', means: 'der Anteil nach Kalendertagen' },
			{ value: 'full', means: 'der volle Monatsbetrag' }
		]
	}
} as const satisfies Switches;

type Allowances = { lines: BillingLine[]; warnings: BillingWarning[] };

type AllowanceMonth = Pick<BillingFacts, 'month' | 'allowances'> & {
	stay: Pick<BillingFacts['stay'], 'entry' | 'leaving'>;
};

/** Allowances of the month, each a line of its own with its grant. */
export function allowanceLines({ month, stay, allowances }: AllowanceMonth, switches: SwitchValues): Allowances {
	const result: Allowances = { lines: [], warnings: [] };
	if (allowances === null) return result;
	const from = laterOf(firstOfMonth(month), stay.entry);
	const to = stay.leaving === null ? lastOfMonth(month) : earlierOf(lastOfMonth(month), stay.leaving);
	for (const grant of [...allowances.grants].sort(inOrder)) {
		const days = { from: laterOf(from, grant.from), to: grant.to === null ? to : earlierOf(to, grant.to) };
		const due = grant.rhythm === 'month' ? days.from <= days.to : from <= grant.from && grant.from <= to;
		if (!due) continue;
		const price = grant.amount ?? tableAmount(allowances, grant, firstOfMonth(month));
		if (price === null) result.warnings.push(missingRate(grant, days.from));
		else result.lines.push(lineOf({ ...grant, ...days, price }, switches));
	}
	return result;
}

const keyOf = ({ kind, from, rhythm, amount, to }: AllowanceGrant) => [kind, from, rhythm, amount, to].join();
const inOrder = (a: AllowanceGrant, b: AllowanceGrant) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** By the age on the first day of the month, from the newest table that holds then; null where it says nothing. */
function tableAmount({ birthDate, table }: AllowanceFacts, { kind }: AllowanceGrant, firstDay: Day): Euro | null {
	if (birthDate === null) return null;
	const inForce = table.filter((row) => row.kind === kind && row.from <= firstDay);
	const newest = inForce.reduce<Day | null>(
		(latest, { from }) => (latest === null ? from : laterOf(latest, from)),
		null
	);
	const age = ageOn(birthDate, firstDay);
	return inForce.find((row) => row.from === newest && row.ageFrom <= age && age <= row.ageTo)?.amount ?? null;
}

const missingRate = ({ kind }: AllowanceGrant, day: Day): BillingWarning => ({
	code: 'allowance-rate-missing',
	text: `${allowanceLabels[kind]}: Die Tabelle nennt für das Alter keinen Betrag.`,
	day
});

type DueGrant = Omit<AllowanceGrant, 'to'> & { to: Day; price: Euro };

function lineOf({ kind, rhythm, from, to, price }: DueGrant, switches: SwitchValues): BillingLine {
	const rule = `allowance:${kind}`;
	if (rhythm === 'once') return { from, to: from, quantity: '1', unit: 'piece', price, amount: price, rule };
	const whole = Number(lastOfMonth(monthOf(from)).slice(8));
	const part = switches.partMonthAllowance === 'full' ? whole : daysBetween(from, to) + 1;
	const amount = fromCents(shareOf(toCents(price), { part, whole }));
	return { from, to, quantity: quantityText(part, whole), unit: 'month', price, amount, rule };
}

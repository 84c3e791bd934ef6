import { isServiceTypeCode, type ServiceTypeCode } from '../directory/service-types';
import { euro, type Euro } from '../money';
import { parseTypedDecimal } from '../typed-input';
import { doubles, problemsOf, readRows, type CsvRow, type RowProblem } from '../csv-rows';

export const budgetColumns = ['Jahr', 'Hilfeart', 'Betrag'] as const;

/** Null as a kind of help: the office's whole budget. */
export type BudgetEntry = { year: number; serviceType: ServiceTypeCode | null; amount: Euro };

export const FIRST_BUDGET_YEAR = 2015;
export const LAST_BUDGET_YEAR = 2199;

/** Written as 'alle', or left empty, it means the whole budget. */
const isWhole = (text: string) => text === '' || text.toLowerCase() === 'alle';

/** A list of budgets: understood as a whole, or not at all with everything that is wrong in it. */
export function readBudgets(text: string): { entries: BudgetEntry[]; problems: RowProblem[] } {
	const { rows, problems } = readRows(text, budgetColumns);
	const read = rows.map(readBudget);
	const entries = read.flatMap(({ entry }) => (entry === null ? [] : [entry]));
	const keys = read.flatMap(({ entry }, index) =>
		entry === null ? [] : [{ row: rows[index]?.row ?? 0, key: `${entry.year} ${entry.serviceType ?? 'alle'}` }]
	);
	const all = [...problems, ...read.flatMap((each) => each.problems), ...doubles(keys, 'Hilfeart')];
	return { entries: all.length === 0 ? entries : [], problems: all };
}

function readBudget({ row, cells }: CsvRow): { entry: BudgetEntry | null; problems: RowProblem[] } {
	const { Jahr: year = '', Hilfeart: type = '', Betrag: amount = '' } = cells;
	const code = type.toUpperCase();
	const serviceType = isServiceTypeCode(code) ? code : null;
	const number = parseTypedDecimal(amount);
	const wrong: [boolean, string, string, string][] = [
		[!isYear(year), 'Jahr', year, `ein Jahr von ${FIRST_BUDGET_YEAR} bis ${LAST_BUDGET_YEAR}`],
		[serviceType === null && !isWhole(type), 'Hilfeart', type, 'ein Kürzel wie S34 oder A31, oder „alle“'],
		[number === null, 'Betrag', amount, 'ein Betrag wie 1.250.000 oder 1250000,00']
	];
	const problems = problemsOf(row, wrong);
	if (problems.length > 0 || number === null) return { entry: null, problems };
	return { entry: { year: Number(year), serviceType, amount: euro(number) }, problems };
}

const isYear = (text: string) =>
	/^\d{4}$/.test(text) && Number(text) >= FIRST_BUDGET_YEAR && Number(text) <= LAST_BUDGET_YEAR;

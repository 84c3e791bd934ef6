import type { StatisticsEntry } from './entry';
import type { FactName, RecordFacts } from './facts';
import type { Field, Layout } from './layout';

/** How much of a record is known: "14 von 22 Angaben". */
export type Progress = { done: number; of: number; missing: FactName[] };

const isWanted = ({ wanted }: Field, running: boolean) =>
	wanted === 'always' || wanted === (running ? 'running' : 'ended');

const asked: ReadonlySet<FactName> = new Set(['foreignOrigin', 'germanAtHome', 'transferIncome']);

const isKnown = (name: FactName, facts: RecordFacts, entry: StatisticsEntry | null) =>
	facts[name] !== null || (asked.has(name) && entry !== null && entry[name as keyof StatisticsEntry] === 'unknown');

/** Asked and answered with "unknown" is done: the record leaves it blank. */
export function progressOf(facts: RecordFacts, entry: StatisticsEntry | null, { fields }: Layout): Progress {
	const wanted = fields.filter((field) => isWanted(field, facts.running !== false));
	const missing = wanted.map(({ name }) => name).filter((name) => !isKnown(name, facts, entry));
	return { done: wanted.length - missing.length, of: wanted.length, missing };
}

import { DomainError } from '../../domain/errors';
import { problemsOf } from '../../domain/statistics/checks';
import { writeFile } from '../../domain/statistics/record';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { recordsOfYear } from './check';

/**
 * The file of part I.1 of a report year, by running number.
 * @throws DomainError 'statistics/has-errors' with their number; `statistics.check` lists them
 */
export async function exportYear(tx: Db, actor: Actor, year: number) {
	const { layout, records } = await recordsOfYear(tx, year);
	const facts = records.map((record) => record.facts).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
	const problems = facts.reduce((count, one) => count + problemsOf(one, layout).length, 0);
	if (problems > 0) throw new DomainError('statistics/has-errors', { problems });
	if (facts.length === 0)
		throw new DomainError('figures/no-data', { reason: `Für ${year} ist keine Hilfe zu melden.` });
	await recordAudit(tx, actor, {
		...{ action: 'statistics/exported', subjectKind: 'report-year', subjectId: String(year) },
		details: { part: layout.part, layout: layout.version, records: facts.length }
	});
	const name = `KJH-I1-${found(actor.viewer.office)}-${String(year)}.txt`;
	return { name, records: facts.length, content: writeFile(facts, layout) };
}

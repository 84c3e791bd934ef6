import { InvalidInput } from '../../domain/errors';
import { periodProblems } from '../../domain/placements/limits';
import type { CarePeriod } from '../../domain/rates/planned-units';
import type { Actor } from '../trpc/context';

/** @throws InvalidInput with a message per field when nothing can be planned for this period. */
export function refusePeriod(period: CarePeriod, { today }: Pick<Actor, 'today'>) {
	const problems = periodProblems(period, today);
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
}

import { report, runStep, type Outcome, type Step } from './steps';

/** Writes the types of the routes, which the type checks below read. */
const sync: Step = { name: 'route types', program: '@sveltejs/kit/svelte-kit.js', args: ['sync'] };

/** The longest first, so that two at a time end together. */
const checks: Step[] = [
	{ name: 'rules (eslint)', program: 'eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
	{ name: 'types (svelte-check)', program: 'svelte-check/bin/svelte-check', args: ['--fail-on-warnings'] },
	{ name: 'format (prettier)', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
	{
		name: 'layers (dependency-cruiser)',
		program: 'dependency-cruiser/bin/dependency-cruise.mjs',
		args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'src']
	},
	{ name: 'unused code (knip)', program: 'knip/bin/knip.js', args: [] }
];

const AT_ONCE = 2;

/** Every check that reads the code without running it; each reports as soon as it is done. */
export async function staticChecks(): Promise<Outcome[]> {
	const outcomes = [await runStep(sync)];
	const waiting = [...checks];
	const work = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const outcome = await runStep(step);
			report(outcome);
			outcomes.push(outcome);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return outcomes;
}

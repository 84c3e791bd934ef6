import { staticChecks } from './static-checks';
import { report, runStep } from './steps';

const projectFiles = await runStep({
	name: 'project files (migrations, decisions, layers alive)',
	program: 'vitest/vitest.mjs',
	args: ['run', '--project', 'checks']
});
report(projectFiles);
const outcomes = [projectFiles, ...(await staticChecks())];
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;

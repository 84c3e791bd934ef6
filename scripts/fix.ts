import { report, runStep } from './steps';

for (const step of [
	{ name: 'format (prettier)', program: 'prettier/bin/prettier.cjs', args: ['--write', '--log-level', 'warn', '.'] },
	{ name: 'rules (eslint)', program: 'eslint/bin/eslint.js', args: ['--fix', '--max-warnings', '0', '.'] }
]) {
	const outcome = await runStep(step);
	report(outcome);
	if (!outcome.passed) process.exitCode = 1;
}

import { buildIfNeeded } from '../src/cli/build';
import { ensureChromium } from './chromium';
import { staticChecks } from './static-checks';
import { runVitest, type Count } from './vitest';

/** Everything: what reads the code, what runs its parts, and what uses the built app in a browser. */
async function testAll(): Promise<Count> {
	process.env['CHROMIUM_PATH'] = ensureChromium();
	const checks = await staticChecks();
	return sum([
		...checks.map(({ passed }) => asCount(passed)),
		await runVitest(['checks', 'unit', 'components', 'integration']),
		...(await journeys())
	]);
}

/** The journeys need a build; one that fails is shown and counted instead of them. */
async function journeys(): Promise<Count[]> {
	try {
		await buildIfNeeded();
	} catch (error) {
		console.error(error);
		return [asCount(false)];
	}
	return [asCount(true), await runVitest(['e2e'])];
}

const asCount = (passed: boolean): Count => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

const sum = (counts: Count[]): Count => ({
	passed: counts.reduce((total, { passed }) => total + passed, 0),
	failed: counts.reduce((total, { failed }) => total + failed, 0)
});

const { passed, failed } = await testAll().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	return asCount(false);
});
if (failed > 0) process.exitCode = 1;
console.log(`${String(passed)} passed, ${String(failed)} failed`);

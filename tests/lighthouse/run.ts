import { signIn } from '../e2e/people';
import { startApp } from '../setup/running-app';
import { missed } from './floors';
import { firstPages, measurePages, publicPages } from './measure';

/** npm run lighthouse [-- --url=http://localhost:3000]: the public pages and the first page of each role, on a phone. */
const given = process.argv.find((argument) => argument.startsWith('--url='))?.slice('--url='.length);
const app = given === undefined ? await startApp({ DEMO: '1' }) : null;

try {
	const reports = await measurePages(
		given ?? app?.baseUrl ?? '',
		[...publicPages, ...firstPages],
		async (context, email) => {
			await signIn(context.pages()[0] ?? (await context.newPage()), email);
		}
	);
	console.table(
		reports.map(({ failed: _failed, cls, lcpMs, tbtMs, ...report }) => ({
			...report,
			...{ lcpMs: Math.round(lcpMs), tbtMs: Math.round(tbtMs), cls: cls.toFixed(3) }
		}))
	);
	for (const report of reports) {
		const beyond = missed(report, false);
		if (beyond.length > 0)
			console.log(`${report.email ?? ''} ${report.path}: ${[...beyond, ...report.failed].join(', ')}`);
	}
	if (reports.some((report) => missed(report, true).length > 0)) process.exitCode = 1;
} finally {
	await app?.stop();
	await app?.remove();
}

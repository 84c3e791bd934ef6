import { checkDocuments, type DocumentFinding } from '../lib/server/documents/check';
import { openDatabase } from '../lib/server/db/client';
import { storage } from '../lib/server/documents/storage';
import { runProgram, withDatabase } from './program';
import { UsageError } from './usage-error';

const usage = `Usage:
  npm run documents -- check

  Reads every stored document and compares it with what the database knows of it: names files that are missing or were
  altered, and files without a document that are older than an hour. Works while the portal runs and changes nothing.`;

const MOST_SHOWN = 50;

await runProgram(async () => {
	if (process.argv.slice(2).join(' ') !== 'check') throw new UsageError(usage);
	await withDatabase(async ({ ownerUrl }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true, max: 1 });
		try {
			const { checked, findings } = await checkDocuments(db, storage(), Date.now());
			for (const finding of findings.slice(0, MOST_SHOWN)) console.error(inWords(finding));
			if (findings.length > MOST_SHOWN) console.error(`… and ${findings.length - MOST_SHOWN} more`);
			if (findings.length > 0) process.exitCode = 1;
			else console.log(`All ${checked} documents are there and unaltered, and no file is without its document.`);
		} finally {
			await close();
		}
	});
});

function inWords({ kind, documentId, storageKey }: DocumentFinding) {
	if (documentId === null) return `without a document: file ${storageKey}`;
	return `${kind}: document ${documentId} (file ${storageKey})`;
}

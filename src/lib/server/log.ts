/** One JSON line per event on standard error. Never personal data: ids, codes and places only. */
type Entry = Record<string, unknown>;

const write = (level: string, entry: Entry) =>
	process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, ...entry })}\n`);

export const log = {
	info: (entry: Entry) => write('info', entry),
	error: (entry: Entry) => write('error', entry)
};

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

/** The statements of one page of the overview, one after the other in a transaction, and their rows; nothing else. */
type Statement = { name?: string; text: string; values: unknown[] };
type Prepared = { databaseUrl: string; port: number; pages: Statement[][] };

const [, , file = ''] = process.argv;
const { databaseUrl, port, pages } = JSON.parse(readFileSync(file, 'utf8')) as Prepared;

for (const oid of [pg.types.builtins.DATE, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(oid, (value) => value);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });

async function answerOf(statements: readonly Statement[]) {
	const client = await pool.connect();
	try {
		await client.query('BEGIN');
		const answers: unknown[] = [];
		for (const statement of statements) answers.push((await client.query(statement)).rows);
		await client.query('COMMIT');
		return JSON.stringify(answers);
	} finally {
		client.release();
	}
}

const server = createServer((request, response) => {
	const statements = pages[Number(request.url?.slice(1))];
	if (!statements) {
		response.writeHead(404).end();
		return;
	}
	answerOf(statements).then(
		(body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
		() => response.writeHead(500).end()
	);
});
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));

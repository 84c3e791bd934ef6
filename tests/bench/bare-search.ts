import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The least a web server with this database can do: no framework, no session, no check of the input. It runs the
 * prepared statement with the number in the address and sends its rows. What our API is measured against.
 */
type Prepared = { databaseUrl: string; port: number; statements: { name: string; text: string; values: unknown[] }[] };

const [, , file = ''] = process.argv;
const { databaseUrl, port, statements } = JSON.parse(readFileSync(file, 'utf8')) as Prepared;

for (const oid of [pg.types.builtins.DATE, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(oid, (value) => value);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });

const server = createServer((request, response) => {
	const statement = statements[Number(request.url?.slice(1))];
	if (!statement) {
		response.writeHead(404).end();
		return;
	}
	pool.query(statement).then(
		({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows)),
		() => response.writeHead(500).end()
	);
});
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The least a safe reservation costs: a database function that locks the offer, counts and inserts, behind a bare server.
 * `/3` asks for a place at the offer with the number 3.
 */
const [, , file = ''] = process.argv;
const { databaseUrl, port } = JSON.parse(readFileSync(file, 'utf8')) as { databaseUrl: string; port: number };

const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });

const server = createServer((request, response) => {
	const values = [Number(request.url?.slice(1))];
	pool.query<{ taken: boolean }>({ name: 'reserve', text: 'SELECT bare_reserve($1) AS taken', values }).then(
		({ rows }) => response.writeHead(rows[0]?.taken ? 200 : 409).end(),
		() => response.writeHead(500).end()
	);
});
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));

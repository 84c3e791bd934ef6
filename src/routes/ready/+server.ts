import { text } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import { log } from '$lib/server/log';
import { runtime } from '$lib/server/runtime';

/** The process can do its work: the database answers. 503 tells a load balancer to wait. */
export const GET = async () => {
	try {
		await runtime().db.execute(sql`SELECT 1`);
		return text('ready');
	} catch {
		log.error({ place: '/ready', message: 'the database does not answer' });
		return text('the database does not answer', { status: 503 });
	}
};

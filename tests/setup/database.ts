import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, test as base } from 'vitest';
import { openDatabase } from '../../src/lib/server/db/client';

/** A copy of the migrated template, for one test file: tests of different files never see each other's rows. */
async function copyTemplate() {
	const { name: template, ownerUrl, appUrl } = inject('template');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await onServer(ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
	const urlFor = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
	const remove = () => onServer(ownerUrl, `DROP DATABASE ${name} WITH (FORCE)`);
	return { ownerUrl: urlFor(ownerUrl), appUrl: urlFor(appUrl), remove };
}

/** From the maintenance database: a template can only be copied while nobody is connected to it. */
async function onServer(url: string, statement: string) {
	const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).toString() });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/**
 * `db` connects as the app does, bound by row level security; `owner` sees and may do everything.
 * All tests of a file share one database.
 */
export const test = base
	.extend('copy', { scope: 'file' }, async ({}, { onCleanup }) => {
		const copy = await copyTemplate();
		onCleanup(copy.remove);
		return copy;
	})
	.extend('ownerUrl', { scope: 'file' }, ({ copy }) => copy.ownerUrl)
	.extend('appUrl', { scope: 'file' }, ({ copy }) => copy.appUrl)
	.extend('db', { scope: 'file' }, ({ appUrl }, { onCleanup }) => {
		const { db, close } = openDatabase(appUrl);
		onCleanup(close);
		return db;
	})
	.extend('owner', { scope: 'file' }, ({ ownerUrl }, { onCleanup }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true });
		onCleanup(close);
		return db;
	});

import pg from 'pg';
import { land, office, population, postalCode, region, serviceType, specialisation } from '../schema/directory';
import { insertRows } from './bulk';
import {
	laender,
	offices,
	populations,
	postalCodes,
	referenceVersion,
	regions,
	serviceTypeRows,
	specialisationRows
} from './reference-data';

/** Any constant: two processes that start at once install one after the other. */
const INSTALL_LOCK = 7_203_412;

/**
 * Brings Länder, counties, regions, postal codes, service types, specialisations and inhabitants to the state of this
 * program. What an administration decided (active offices, their names and settings, regions) is left as it is.
 */
export async function installCatalogues(ownerUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		const version = referenceVersion();
		if ((await installedVersion(client)) !== version) await install(client, version);
	} finally {
		await client.end();
	}
}

async function installedVersion(client: pg.Client) {
	const { rows } = await client.query<{ version: string }>('SELECT version FROM catalogue_version');
	return rows[0]?.version ?? null;
}

async function install(client: pg.Client, version: string) {
	await client.query('BEGIN');
	await client.query('SELECT pg_advisory_xact_lock($1)', [INSTALL_LOCK]);
	await installPlaces(client);
	await insertRows(client, {
		table: serviceType,
		rows: serviceTypeRows(),
		conflict: 'ON CONFLICT (code) DO UPDATE SET $set'
	});
	await insertRows(client, {
		table: specialisation,
		rows: specialisationRows(),
		conflict: 'ON CONFLICT (code) DO UPDATE SET $set'
	});
	await client.query(
		'INSERT INTO catalogue_version (version) VALUES ($1) ON CONFLICT (single) DO UPDATE SET version = excluded.version',
		[version]
	);
	// The search keeps names and bits of the specialisations of each offer.
	await client.query('SELECT refresh_offer_search(array(SELECT id FROM offer), false)');
	await client.query('COMMIT');
}

async function installPlaces(client: pg.Client) {
	await insertRows(client, {
		table: land,
		rows: laender(),
		conflict: `ON CONFLICT (code) DO UPDATE SET name = excluded.name, rule_set = excluded.rule_set,
			active = land.active OR excluded.active`
	});
	await insertRows(client, {
		table: office,
		rows: offices(),
		conflict: `ON CONFLICT (ags) DO UPDATE SET land_code = excluded.land_code, land_name = excluded.land_name,
			kind = excluded.kind, sign = coalesce(office.sign, excluded.sign),
			name = CASE WHEN office.active THEN office.name ELSE excluded.name END,
			active = office.active OR excluded.active`
	});
	const areas = regions().map(({ officeAgs, name }) => ({ officeAgs, name }));
	await insertRows(client, { table: region, rows: areas, conflict: 'ON CONFLICT (office_ags, name) DO NOTHING' });
	await insertRows(client, {
		table: postalCode,
		rows: postalCodes(),
		conflict: 'ON CONFLICT (code) DO UPDATE SET $set'
	});
	await insertRows(client, {
		table: population,
		rows: populations(),
		conflict: 'ON CONFLICT (office_ags, year) DO UPDATE SET $set'
	});
}

import { describe, expect, it } from 'vitest';
import { usualPushHosts } from '../domain/access/push';
import { envForApp, EnvError, parseEnv, type EnvSource } from './env';

const mistakesOf = (source: EnvSource) => {
	try {
		parseEnv(source);
	} catch (error) {
		if (error instanceof EnvError) return error.lines;
		throw error;
	}
	return [];
};

describe('parseEnv', () => {
	it('needs nothing: the embedded database, the demo, no second factor', () => {
		expect(parseEnv({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			origin: 'http://localhost:3000',
			originGiven: false,
			dataDir: '.data',
			databaseUrl: null,
			appDatabaseUrl: null,
			appSecret: null,
			demo: true,
			secondFactor: 'off',
			sessionIdleMinutes: 30,
			smtpUrl: null,
			mailFrom: 'Ankerplatz <ankerplatz@localhost>',
			push: true,
			pushKeys: null,
			pushHosts: usualPushHosts,
			vacancyGreyHours: 72,
			vacancyStaleDays: 7,
			retentionWithoutHelpYears: 3,
			auditRetentionYears: null,
			storageS3: null
		});
	});

	it('is careful with a database of its own: no demo, second factor required', () => {
		const env = parseEnv({ DATABASE_URL: 'postgres://owner:secret@db:5432/ankerplatz' });
		expect(env).toMatchObject({ demo: false, secondFactor: 'required' });
	});

	it('lets both be set by hand', () => {
		const env = parseEnv({ DATABASE_URL: 'postgresql://db/ankerplatz', DEMO: '1', SECOND_FACTOR: 'optional' });
		expect(env).toMatchObject({ demo: true, secondFactor: 'optional' });
	});

	it('takes the port into the default address, and the given address without its slash', () => {
		expect(parseEnv({ PORT: '4100' }).origin).toBe('http://localhost:4100');
		expect(parseEnv({ ORIGIN: 'https://ankerplatz.example.de/' })).toMatchObject({
			origin: 'https://ankerplatz.example.de',
			originGiven: true
		});
	});

	it('takes a pair of keys and the push services of the installation', () => {
		const [publicKey, privateKey] = ['B'.repeat(87), 'p'.repeat(43)];
		const source = { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, PUSH_HOSTS: 'a.example, *.b.example' };
		expect(parseEnv(source)).toMatchObject({
			...{ pushKeys: { publicKey, privateKey }, pushHosts: ['a.example', '*.b.example'] }
		});
		expect(parseEnv({ PUSH: '0' }).push).toBe(false);
	});

	it('never repeats half a pair of keys', () => {
		expect(mistakesOf({ VAPID_PRIVATE_KEY: 'p'.repeat(43) })).toEqual([
			'VAPID_PRIVATE_KEY and VAPID_PUBLIC_KEY belong together'
		]);
	});

	it('treats blank values as not set', () => {
		expect(parseEnv({ PORT: '', DATA_DIR: '  ', DATABASE_URL: '' })).toEqual(parseEnv({}));
	});

	it.each([
		[{ PORT: 'abc' }, 'PORT must be a whole number from 1 to 65535 (found "abc")'],
		[{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535 (found "70000")'],
		[{ HOST: 'a b' }, 'HOST must be a host name or an IP address (found "a b")'],
		[{ ORIGIN: 'portal' }, 'ORIGIN must be a web address such as https://ankerplatz.example.de (found "portal")'],
		[{ ORIGIN: 'https://a.de/b' }, 'ORIGIN must not contain a path (found "https://a.de/b")'],
		[{ DEMO: 'yes' }, 'DEMO must be one of 0, 1 (found "yes")'],
		[{ SECOND_FACTOR: 'on' }, 'SECOND_FACTOR must be one of off, optional, required (found "on")'],
		[{ SESSION_IDLE_MINUTES: '0' }, 'SESSION_IDLE_MINUTES must be a whole number from 1 to 720 (found "0")'],
		[{ VACANCY_GREY_HOURS: '200' }, 'VACANCY_GREY_HOURS must not be longer than VACANCY_STALE_DAYS (found "200")']
	])('names the mistake in %o', (source, line) => {
		expect(mistakesOf(source)).toEqual([line]);
	});

	it('takes a storage that speaks S3 with all of its settings or not at all', () => {
		const all = {
			...{ STORAGE_S3_ENDPOINT: 'https://s3.example.de', STORAGE_S3_BUCKET: 'ankerplatz', STORAGE_S3_PREFIX: 'akte/' },
			...{ STORAGE_S3_ACCESS_KEY: 'zugang', STORAGE_S3_SECRET_KEY: 'geheim' }
		};
		expect(parseEnv(all).storageS3).toEqual({
			...{ endpoint: 'https://s3.example.de', region: 'eu-central-1', bucket: 'ankerplatz', prefix: 'akte/' },
			...{ accessKey: 'zugang', secretKey: 'geheim' }
		});
		expect(parseEnv({}).storageS3).toBeNull();
		expect(mistakesOf({ ...all, STORAGE_S3_SECRET_KEY: '' })).toEqual([
			'STORAGE_S3_SECRET_KEY is missing: the storage needs all of its settings'
		]);
	});

	it('names all mistakes at once', () => {
		expect(mistakesOf({ PORT: '0', DEMO: '2' })).toHaveLength(2);
	});

	it('never repeats what is secret', () => {
		expect(mistakesOf({ DATABASE_URL: 'mysql://owner:geheim@db', APP_SECRET: 'geheim' })).toEqual([
			'DATABASE_URL must look like postgres://user:password@host:5432/database',
			'APP_SECRET must have at least 32 characters'
		]);
	});
});

describe('envForApp', () => {
	const prepared = { appUrl: 'postgres://app:word@db/ankerplatz', secret: 'a-secret-of-this-installation-only' };

	it.each([{}, { DATABASE_URL: 'postgres://owner:secret@db/ankerplatz' }, { DEMO: '0', SECOND_FACTOR: 'optional' }])(
		'keeps what was decided from %o, but not the connection of the owner',
		(source: EnvSource) => {
			const started = parseEnv(source);
			const inApp = parseEnv({ ...source, ...envForApp(started, prepared) });
			expect(inApp).toEqual({
				...started,
				databaseUrl: null,
				appDatabaseUrl: prepared.appUrl,
				appSecret: prepared.secret
			});
		}
	);
});

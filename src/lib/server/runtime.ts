import { openDatabase, type Database } from './db/client';
import { env, EnvError, type Env } from './env';
import { LiveHub } from './live/hub';
import { log } from './log';
import { pushKeysOf } from './push/keys';
import type { PushSettings } from './push/send-pushes';
import { onShutdown } from './shutdown';
import type { Settings } from './trpc/context';

/** What the web process keeps open between requests. */
export type Runtime = {
	db: Database;
	live: LiveHub;
	settings: Settings;
	close: () => Promise<void>;
};

let current: Runtime | undefined;

/** One per process, opened at the first request that needs it. */
export const runtime = () => (current ??= openRuntime(env()));

function openRuntime(values: Env): Runtime {
	const { appDatabaseUrl } = values;
	const settings = settingsOf(values);
	if (appDatabaseUrl === null) throw new EnvError(['APP_DATABASE_URL is missing: start the app with npm start']);
	const { db, close: closeDatabase } = openDatabase(appDatabaseUrl, { onIdleError: logLostConnection });
	const live = new LiveHub(appDatabaseUrl);
	const close = async () => {
		current = undefined;
		await Promise.all([live.close(), closeDatabase()]);
	};
	onShutdown(close);
	return { db, live, settings, close };
}

function settingsOf(values: Env): Settings {
	if (values.appSecret === null) throw new EnvError(['APP_SECRET is missing: start the app with npm start']);
	return {
		demo: values.demo,
		secondFactor: values.secondFactor,
		sessionIdleMinutes: values.sessionIdleMinutes,
		reportLimits: { greyHours: values.vacancyGreyHours, staleDays: values.vacancyStaleDays },
		mail: values.smtpUrl === null ? null : { smtpUrl: values.smtpUrl, from: values.mailFrom, origin: values.origin },
		push: pushSettingsOf(values, values.appSecret),
		secret: values.appSecret
	};
}

const pushSettingsOf = ({ push, pushKeys, pushHosts, origin }: Env, secret: string): PushSettings | null =>
	push
		? {
				keys: pushKeys ?? pushKeysOf(secret),
				subject: origin.startsWith('https:') ? origin : 'mailto:ankerplatz@localhost',
				hosts: pushHosts
			}
		: null;

const logLostConnection = () => {
	log.error({ place: 'database', message: 'an idle connection broke and is replaced' });
};

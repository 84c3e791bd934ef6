import { z } from 'zod';
import { usualPushHosts } from '../domain/access/push';

/** Everything the program takes from its environment, parsed once; nothing else reads `process.env`. */
export type Env = {
	port: number;
	host: string;
	/** The address people type, without a trailing slash: cookies, links in mails and the cross-site check rely on it. */
	origin: string;
	/** False when `origin` is only the default, so that 127.0.0.1 and localhost are both the own address. */
	originGiven: boolean;
	dataDir: string;
	/** The owner's connection to a PostgreSQL server; null means the embedded one. */
	databaseUrl: string | null;
	/** The connection of the role without special rights; start sets it after migrating. */
	appDatabaseUrl: string | null;
	/** The installation's secret for sealing stored keys; start reads it from the database as its owner. */
	appSecret: string | null;
	demo: boolean;
	secondFactor: 'off' | 'optional' | 'required';
	sessionIdleMinutes: number;
	/** Null: no mail is sent. */
	smtpUrl: string | null;
	mailFrom: string;
	/** Whether devices are rung for new messages. */
	push: boolean;
	/** Null: the pair is made of the installation's secret. */
	pushKeys: { publicKey: string; privateKey: string } | null;
	pushHosts: readonly string[];
	vacancyGreyHours: number;
	vacancyStaleDays: number;
	/** How long a case is kept in which no help came about; no law says, so the office does. */
	retentionWithoutHelpYears: number;
	/** Null: the access log is kept without end. */
	auditRetentionYears: number | null;
	/** Null: the files of the eAkte lie in a folder under `dataDir`. */
	storageS3: StorageS3 | null;
};

/** A bucket of a store that speaks S3. */
export type StorageS3 = {
	endpoint: string;
	region: string;
	bucket: string;
	/** Put before every name, with its slash; '' when the bucket is the portal's alone. */
	prefix: string;
	accessKey: string;
	secretKey: string;
};

export type EnvSource = Record<string, string | undefined>;

/** One line per mistake, for the person who started the program. */
export class EnvError extends Error {
	override readonly name = 'EnvError';
	constructor(readonly lines: readonly string[]) {
		super(lines.join('\n'));
	}
}

const wholeNumber = (from: number, to: number) => {
	const error = `must be a whole number from ${from} to ${to}`;
	return z
		.string()
		.regex(/^\d{1,9}$/, { error })
		.transform(Number)
		.refine((value) => value >= from && value <= to, { error });
};

const oneOf = <const T extends readonly string[]>(values: T) =>
	z.enum(values, { error: `must be one of ${values.join(', ')}` });

const address = z
	.string()
	.refine((value) => /^https?:$/.test(urlOf(value)?.protocol ?? ''), {
		error: 'must be a web address such as https://ankerplatz.example.de'
	})
	.refine((value) => (urlOf(value)?.pathname ?? '/') === '/', { error: 'must not contain a path' })
	.transform((value) => new URL(value).origin);

const databaseAddress = z.string().refine((value) => /^postgres(ql)?:$/.test(urlOf(value)?.protocol ?? ''), {
	error: 'must look like postgres://user:password@host:5432/database'
});

const mailServer = z.string().refine((value) => /^smtps?:$/.test(urlOf(value)?.protocol ?? ''), {
	error: 'must look like smtp://user:password@host:587'
});

const pushKey = z.string().regex(/^[\w-]{40,90}$/, { error: 'must be a key in base64url' });

const schema = z
	.object({
		PORT: wholeNumber(1, 65_535).default(3000),
		HOST: z
			.string()
			.regex(/^[\w.:-]+$/, { error: 'must be a host name or an IP address' })
			.default('127.0.0.1'),
		ORIGIN: address.optional(),
		DATA_DIR: z.string().default('.data'),
		DATABASE_URL: databaseAddress.optional(),
		APP_DATABASE_URL: databaseAddress.optional(),
		APP_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
		DEMO: oneOf(['0', '1']).optional(),
		SECOND_FACTOR: oneOf(['off', 'optional', 'required']).optional(),
		SESSION_IDLE_MINUTES: wholeNumber(1, 720).default(30),
		SMTP_URL: mailServer.optional(),
		MAIL_FROM: z
			.string()
			.regex(/^[^\r\n]*@[^\r\n]+$/, { error: 'must contain a mail address' })
			.optional(),
		PUSH: oneOf(['0', '1']).default('1'),
		VAPID_PUBLIC_KEY: pushKey.optional(),
		VAPID_PRIVATE_KEY: pushKey.optional(),
		PUSH_HOSTS: z.string().optional(),
		VACANCY_GREY_HOURS: wholeNumber(1, 8_760).default(72),
		VACANCY_STALE_DAYS: wholeNumber(1, 365).default(7),
		RETENTION_WITHOUT_HELP_YEARS: wholeNumber(1, 100).default(3),
		AUDIT_RETENTION_YEARS: wholeNumber(1, 100).optional(),
		STORAGE_S3_ENDPOINT: address.optional(),
		STORAGE_S3_REGION: z
			.string()
			.regex(/^[a-z0-9-]{1,40}$/, { error: 'must be a name such as eu-central-1' })
			.default('eu-central-1'),
		STORAGE_S3_BUCKET: z
			.string()
			.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'must be the name of a bucket' })
			.optional(),
		STORAGE_S3_PREFIX: z
			.string()
			.regex(/^([\w-]+\/)+$/, { error: 'must end with a slash, such as akte/' })
			.optional(),
		STORAGE_S3_ACCESS_KEY: z.string().optional(),
		STORAGE_S3_SECRET_KEY: z.string().optional()
	})
	.superRefine((values, context) => {
		const needed = [
			'STORAGE_S3_ENDPOINT',
			'STORAGE_S3_BUCKET',
			'STORAGE_S3_ACCESS_KEY',
			'STORAGE_S3_SECRET_KEY'
		] as const;
		const missing = needed.filter((name) => values[name] === undefined);
		if (missing.length === needed.length) return;
		for (const name of missing) {
			context.addIssue({ code: 'custom', path: [name], message: 'is missing: the storage needs all of its settings' });
		}
	})
	.refine((values) => values.VACANCY_GREY_HOURS <= values.VACANCY_STALE_DAYS * 24, {
		path: ['VACANCY_GREY_HOURS'],
		error: 'must not be longer than VACANCY_STALE_DAYS'
	})
	.refine((values) => (values.VAPID_PUBLIC_KEY === undefined) === (values.VAPID_PRIVATE_KEY === undefined), {
		path: ['VAPID_PRIVATE_KEY'],
		error: 'and VAPID_PUBLIC_KEY belong together'
	});

/** Pure: reads only what it is given. Throws an EnvError that names every mistake. */
export function parseEnv(source: EnvSource): Env {
	const result = schema.safeParse(withoutBlanks(source));
	if (!result.success) throw new EnvError(result.error.issues.map((issue) => describe(issue, source)));
	const values = result.data;
	const embedded = values.DATABASE_URL === undefined;
	return {
		port: values.PORT,
		host: values.HOST,
		origin: values.ORIGIN ?? `http://localhost:${values.PORT}`,
		originGiven: values.ORIGIN !== undefined,
		dataDir: values.DATA_DIR,
		databaseUrl: orNull(values.DATABASE_URL),
		appDatabaseUrl: orNull(values.APP_DATABASE_URL),
		appSecret: orNull(values.APP_SECRET),
		demo: (values.DEMO ?? (embedded ? '1' : '0')) === '1',
		secondFactor: values.SECOND_FACTOR ?? (embedded ? 'off' : 'required'),
		sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
		smtpUrl: orNull(values.SMTP_URL),
		mailFrom: values.MAIL_FROM ?? senderAt(values.ORIGIN),
		push: values.PUSH === '1',
		pushKeys: pairOf(values.VAPID_PUBLIC_KEY, values.VAPID_PRIVATE_KEY),
		pushHosts: values.PUSH_HOSTS?.split(/[\s,]+/) ?? usualPushHosts,
		vacancyGreyHours: values.VACANCY_GREY_HOURS,
		vacancyStaleDays: values.VACANCY_STALE_DAYS,
		retentionWithoutHelpYears: values.RETENTION_WITHOUT_HELP_YEARS,
		auditRetentionYears: orNull(values.AUDIT_RETENTION_YEARS),
		storageS3: storageIn(values)
	};
}

function storageIn(values: z.output<typeof schema>): StorageS3 | null {
	const { STORAGE_S3_ENDPOINT: endpoint, STORAGE_S3_BUCKET: bucket } = values;
	const { STORAGE_S3_ACCESS_KEY: accessKey, STORAGE_S3_SECRET_KEY: secretKey } = values;
	if (!endpoint || !bucket || !accessKey || !secretKey) return null;
	const { STORAGE_S3_REGION: region, STORAGE_S3_PREFIX: prefix = '' } = values;
	return { endpoint, region, bucket, prefix, accessKey, secretKey };
}

const pairOf = (publicKey?: string, privateKey?: string) =>
	publicKey === undefined || privateKey === undefined ? null : { publicKey, privateKey };

const orNull = <T>(value: T | undefined): T | null => value ?? null;

const senderAt = (origin = 'http://localhost') => `Ankerplatz <ankerplatz@${new URL(origin).hostname}>`;

/**
 * What the web process is started with: everything decided, and nothing of the owner's connection, which it never needs.
 */
export function envForApp(env: Env, { appUrl, secret }: { appUrl: string; secret: string }): EnvSource {
	return {
		APP_DATABASE_URL: appUrl,
		APP_SECRET: secret,
		DATABASE_URL: undefined,
		DEMO: env.demo ? '1' : '0',
		SECOND_FACTOR: env.secondFactor
	};
}

let parsed: Env | undefined;

/** The environment of this process, parsed at the first call. */
export const env = () => (parsed ??= parseEnv(process.env));

/** `PORT= npm start` means "not set", as in a shell. */
const withoutBlanks = (source: EnvSource): EnvSource =>
	Object.fromEntries<string | undefined>(
		Object.entries(source)
			.map(([name, value]) => [name, value?.trim()] as const)
			.filter(([, value]) => value !== undefined && value !== '')
	);

function describe({ path, message }: z.core.$ZodIssue, source: EnvSource) {
	const name = String(path[0]);
	// An address of a database carries its password: neither it nor a secret is ever repeated on a screen or in a log.
	const found = /DATABASE_URL|SECRET|SMTP_URL|ACCESS_KEY|PRIVATE_KEY/.test(name)
		? ''
		: ` (found "${source[name] ?? ''}")`;
	return `${name} ${message}${found}`;
}

function urlOf(value: string) {
	return URL.canParse(value) ? new URL(value) : null;
}

import { sql } from 'drizzle-orm';
import { sealAudit } from '../access/audit-chain';
import { forgetOldFailures } from '../access/throttle';
import { currentMoment, dayInGermany } from '../clock';
import type { Db } from '../db/client';
import { addUpStaleAllowances } from '../billing/granted-allowances';
import { deriveStaleDeadlines } from '../deadlines/derive';
import { remindOfDeadlines } from '../deadlines/remind';
import { refreshFigures } from '../figures/refresh';
import { sendMails } from '../mail/send-mails';
import { sendPushes } from '../push/send-pushes';
import type { Settings } from '../trpc/context';

export type Job = {
	name: string;
	everyMs: number;
	/** In a transaction of its own; no two processes run it at the same time. */
	run: (tx: Db) => Promise<unknown>;
};

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** What the portal does by itself. Each is safe to run twice and safe to miss: the next run does what is left. */
export const jobsOf = ({ reportLimits, mail, push }: Settings): Job[] => [
	...(mail === null ? [] : [{ name: 'send-mails', everyMs: 5 * SECOND, run: (tx: Db) => sendMails(tx, mail) }]),
	...(push === null
		? []
		: [{ name: 'send-pushes', everyMs: 5 * SECOND, run: (tx: Db) => sendPushes(tx, push, currentMoment()) }]),
	{ name: 'expire-holds', everyMs: 5 * SECOND, run: (tx) => tx.execute(sql`SELECT expire_due_holds()`) },
	{ name: 'refresh-figures', everyMs: 5 * SECOND, run: refreshFigures },
	{ name: 'seal-audit', everyMs: 10 * SECOND, run: sealAudit },
	{ name: 'add-up-allowances', everyMs: 5 * SECOND, run: addUpStaleAllowances },
	{ name: 'derive-deadlines', everyMs: 5 * SECOND, run: deriveStaleDeadlines },
	{
		name: 'remind-of-deadlines',
		everyMs: 60 * SECOND,
		run: (tx) => remindOfDeadlines(tx, dayInGermany(currentMoment()))
	},
	{ name: 'forget-failures', everyMs: HOUR, run: forgetOldFailures },
	{ name: 'trim-history', everyMs: HOUR, run: (tx) => tx.execute(sql`SELECT trim_history()`) },
	{
		name: 'remind-of-stale-reports',
		everyMs: HOUR,
		run: (tx) => tx.execute(sql`SELECT remind_of_stale_reports(${reportLimits.staleDays})`)
	}
];

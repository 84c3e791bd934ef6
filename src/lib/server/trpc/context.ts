import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import type { ReportLimits } from '../../domain/capacity/report-age';
import type { Database } from '../db/client';
import type { MailSettings } from '../mail/send-mails';
import type { LiveHub } from '../live/hub';
import type { PushSettings } from '../push/send-pushes';

/** What an installation decides by its environment. */
export type Settings = {
	/** All names and numbers are made up, and the screens say so. */
	demo: boolean;
	secondFactor: 'off' | 'optional' | 'required';
	sessionIdleMinutes: number;
	reportLimits: ReportLimits;
	/** Null: no mail is sent, messages stay in the inbox. */
	mail: MailSettings | null;
	/** Null: no device is rung. */
	push: PushSettings | null;
	/** Seals stored secrets of the second factor. */
	secret: string;
};

export type SessionCookie = { set: (token: string, expiresAt: string) => void; clear: () => void };

export type Context = {
	db: Database;
	/** One per process; see runtime. */
	live: LiveHub;
	settings: Settings;
	viewer: Viewer | null;
	/** Id (hash) of the session that asks. */
	sessionId: string | null;
	/** The day in Germany. */
	today: Day;
	/** The moment of the request, ISO. */
	now: string;
	/** Where the request came from, for throttling and the audit log. */
	address: string;
	/** Short name of the device, from the browser's own words. */
	device: string;
	cookie: SessionCookie;
};

/** Who acts, and when: what every command and audit entry needs. */
export type Actor = { viewer: Viewer; today: Day; now: string; address: string };

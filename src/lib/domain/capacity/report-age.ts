/** How long a vacancy report is trusted; configuration of the installation. */
export type ReportLimits = {
	/** Older: shown in grey. */
	greyHours: number;
	/** Older: no longer among the available offers, and the provider is reminded. */
	staleDays: number;
};

export const defaultReportLimits: ReportLimits = { greyHours: 72, staleDays: 7 };

export type ReportAge = 'fresh' | 'grey' | 'stale';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A report from before this moment no longer counts; both as ISO text, which is ordered as the moments are. */
export const oldestTrusted = (now: string, { staleDays }: ReportLimits) =>
	new Date(Date.parse(now) - staleDays * DAY).toISOString();

/** Both as ISO timestamps; "older than 72 h" means more than 72 h, not exactly 72 h. */
export function reportAge(reportedAt: string, now: string, limits: ReportLimits): ReportAge {
	const age = Date.parse(now) - Date.parse(reportedAt);
	if (age > limits.staleDays * DAY) return 'stale';
	return age > limits.greyHours * HOUR ? 'grey' : 'fresh';
}

/** 'gemeldet vor 3 Std.'; a clock of a device that runs ahead or behind never shows a time in the future. */
export function reportAgeText(reportedAt: string | null, now: string): string {
	if (reportedAt === null) return 'noch nicht gemeldet';
	const age = Date.parse(now) - Date.parse(reportedAt);
	if (age < MINUTE) return 'gerade eben gemeldet';
	if (age < HOUR) return `gemeldet vor ${Math.floor(age / MINUTE)} Min.`;
	if (age < DAY) return `gemeldet vor ${Math.floor(age / HOUR)} Std.`;
	const days = Math.floor(age / DAY);
	return days === 1 ? 'gemeldet vor 1 Tag' : `gemeldet vor ${days} Tagen`;
}

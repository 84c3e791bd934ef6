import { z } from 'zod';

const hour = (error: string) => z.int({ error }).min(0, { error }).max(23, { error });

/** Between these full hours of the German clock no device is rung; the same hour twice = rung at any time. */
export const quietHoursSchema = z.object({
	from: hour('Bitte den Beginn der Ruhezeit wählen.'),
	until: hour('Bitte das Ende der Ruhezeit wählen.')
});

export type QuietHours = z.output<typeof quietHoursSchema>;

/** Where the big browsers' push services live: the portal sends nowhere else, whatever a device names. */
export const usualPushHosts = [
	'fcm.googleapis.com',
	'*.push.services.mozilla.com',
	'*.push.apple.com',
	'*.notify.windows.com'
] as const;

/** Whether an address given by a device may be sent to. `*.` stands for any name in front, but not for none. */
export function isPushAddress(address: string, hosts: readonly string[]): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname, host, username } = new URL(address);
	// A plain address is only ever one that the installation itself has named with its port: a stand-in on loopback.
	if (protocol === 'http:') return hosts.includes(`http://${host}`);
	const named = (pattern: string) =>
		pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
	return protocol === 'https:' && username === '' && hosts.some(named);
}

import { api } from './api';
import { forgetDrafts } from './draft.svelte';
import { inboxBadge } from './inbox-badge.svelte';
import { switchPushOff } from './push';
import { forgetViewer } from './viewer';

/** `account` is who signs out: what that account has not sent yet goes with the rest. */
export async function signOut(account: string): Promise<void> {
	// While the session still stands; a push service out of reach must not keep anybody signed in.
	await switchPushOff().catch(() => undefined);
	await api().session.signOut.mutate();
	await forgetThisDevice();
	await forgetOutbox(account);
	// A full load: nothing of the person who was here stays in the memory of the page.
	location.assign('/anmelden');
}

/** Whatever the person leaves behind on this device, before anybody else is let in. */
export async function forgetThisDevice(): Promise<void> {
	forgetViewer();
	forgetDrafts();
	inboxBadge.clear();
	const [{ forgetOffers }, { forgetCases }] = await Promise.all([
		import('./offline/offer-database'),
		import('./offline/taken-cases')
	]);
	// Storage that is switched off holds nothing to forget.
	await Promise.allSettled([forgetCases(), forgetOffers()]);
}

async function forgetOutbox(account: string) {
	const { forgetAccount } = await import('./offline/outbox/outbox-store');
	// Storage that is switched off holds nothing to forget.
	await forgetAccount(account).catch(() => undefined);
}

import { api } from './api';
import { forgetDrafts } from './draft.svelte';
import { inboxBadge } from './inbox-badge.svelte';
import { markTaken } from './offline/taken-mark';
import { switchPushOff } from './push';
import { forgetViewer } from './viewer';

/** `account` is who signs out: what that account has not sent yet goes with the rest. */
export async function signOut(account: string): Promise<void> {
	// While the session still stands; a push service out of reach must not keep anybody signed in.
	await switchPushOff().catch(() => undefined);
	await api().session.signOut.mutate();
	await forgetThisDevice(account);
	// A full load: nothing of the person who was here stays in the memory of the page.
	location.assign('/anmelden');
}

/** Whatever the person leaves behind on this device, before anybody else is let in. */
async function forgetThisDevice(account: string): Promise<void> {
	forgetViewer();
	forgetDrafts();
	inboxBadge.clear();
	const [{ forgetOffers }, { forgetCases }, { forgetAccount }] = await Promise.all([
		import('./offline/offer-database'),
		import('./offline/taken-cases'),
		import('./offline/outbox/outbox-store')
	]);
	// Storage that is switched off holds nothing to forget.
	await Promise.allSettled([forgetCases(account), forgetOffers(), forgetAccount(account)]);
}

/** Where nobody can be signed out for lack of network; tells whether anybody still has cases here. */
export async function dropTakenCases(account: string): Promise<boolean> {
	const { forgetCases, isAnythingTaken } = await import('./offline/taken-cases');
	await forgetCases(account);
	const left = await isAnythingTaken();
	markTaken(left);
	return left;
}

/** What only this device has, and a sign-out would throw away. */
export type Unsent = { entries: number; wishes: number; notes: number };

/** Read from the stores, because notes are counted without their PIN and the outbox may not have started yet. */
export async function countUnsent(account: string): Promise<Unsent> {
	const [{ readEntries, readWishes }, { countable }, { countNotesOf }] = await Promise.all([
		import('./offline/outbox/outbox-store'),
		import('./offline/outbox/entry'),
		import('./offline/taken-cases')
	]);
	// Storage that is switched off holds nothing.
	const [entries, wishes, notes] = await Promise.all([
		readEntries(account).catch(() => []),
		readWishes(account).catch(() => []),
		countNotesOf(account).catch(() => 0)
	]);
	return { entries: countable(entries).length, wishes: wishes.length, notes };
}

import { forgetDrafts } from './draft.svelte';
import { currentMoment } from './moment';
import type { LostCase } from './offline/taken-cases';
import { hasTaken, markTaken } from './offline/taken-mark';
import { leavePush } from './push';

const KEY = 'ankerplatz.owner';

/**
 * Somebody may sign in after the session of somebody else ran out, without a sign-out between: drafts of the other in this
 * tab go, and the device no longer rings for them. Cases taken along and what waits in the outbox stay: the ones are
 * sealed, the other is work done, which only its owner sees, sends or throws away. Tells which own cases are over.
 */
export async function takeOverDevice(accountId: string): Promise<LostCase[]> {
	const onDevice = ownerBefore(() => localStorage, accountId);
	// Each tab has drafts of its own, and somebody else may have signed in in another one before.
	const inTab = ownerBefore(() => sessionStorage, accountId) ?? onDevice;
	if (isOther(inTab, accountId)) forgetDrafts();
	// A push service out of reach keeps nobody from working.
	if (isOther(onDevice, accountId)) await leavePush().catch(() => undefined);
	// Most devices have none; nothing is loaded for them.
	if (!hasTaken()) return [];
	const { isAnythingTaken, wipeOver } = await import('./offline/taken-cases');
	const lost = await wipeOver(accountId, currentMoment());
	markTaken(await isAnythingTaken());
	return lost;
}

const isOther = (earlier: string | null, accountId: string) => earlier !== null && earlier !== accountId;

/** Who was here last; from now on it is the one given. Storage that is switched off holds nothing of anybody. */
function ownerBefore(storage: () => Storage, accountId: string): string | null {
	try {
		const earlier = storage().getItem(KEY);
		storage().setItem(KEY, accountId);
		return earlier;
	} catch {
		return accountId;
	}
}

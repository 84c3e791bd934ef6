import { forgetDrafts } from './draft.svelte';
import { currentMoment } from './moment';
import { hasTaken, markTaken } from './offline/taken-mark';

const KEY = 'ankerplatz.owner';

/**
 * Somebody may sign in after the session of somebody else ran out, without a sign-out between: drafts and taken cases of
 * the other are wiped, and so are taken cases that are over. What waits in the outbox stays: it is work done, which only
 * its owner sees, sends or throws away.
 */
export async function takeOverDevice(accountId: string): Promise<void> {
	const earlier = ownerBefore(accountId);
	if (earlier !== null && earlier !== accountId) forgetDrafts();
	// Most devices have none; nothing is loaded for them.
	if (!hasTaken()) return;
	const { findTaken } = await import('./offline/taken-cases');
	markTaken((await findTaken(accountId, currentMoment())).length > 0);
}

/** Who used this device last; from now on it is the one given. Storage that is switched off holds nothing of anybody. */
function ownerBefore(accountId: string): string | null {
	try {
		const earlier = localStorage.getItem(KEY);
		localStorage.setItem(KEY, accountId);
		return earlier;
	} catch {
		return accountId;
	}
}

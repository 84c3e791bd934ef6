import { forgetDrafts } from './draft.svelte';
import { currentMoment } from './moment';

const KEY = 'ankerplatz.owner';

/**
 * Somebody may sign in after the session of somebody else ran out, without a sign-out between: what the other left is
 * wiped. Taken cases that are over go as well.
 */
export async function takeOverDevice(accountId: string): Promise<void> {
	const earlier = ownerBefore(accountId);
	const { findTaken, forgetCases } = await import('./offline/taken-cases');
	if (earlier === accountId) {
		await findTaken(accountId, currentMoment());
		return;
	}
	if (earlier !== null) forgetDrafts();
	await forgetCases();
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

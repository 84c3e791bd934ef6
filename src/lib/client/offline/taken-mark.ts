const KEY = 'ankerplatz.taken';

/** Whether this device has, or may have, cases taken along: known without opening their store. */
export function hasTaken(): boolean {
	try {
		return localStorage.getItem(KEY) !== null;
	} catch {
		return false;
	}
}

export function markTaken(taken: boolean) {
	try {
		if (taken) localStorage.setItem(KEY, '1');
		else localStorage.removeItem(KEY);
	} catch {
		// Storage is switched off: then nothing can be taken either.
	}
}

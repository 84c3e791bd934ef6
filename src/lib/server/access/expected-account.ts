import type { Viewer } from '../../domain/access/viewer';

export const ACCOUNT_HEADER = 'x-account';

/**
 * What was entered without network under one account is never sent by another that has signed in on the device since:
 * such a request names its account, and for anybody else there is no session.
 */
export function asExpected(viewer: Viewer | null, headers: Headers): Viewer | null {
	const expected = headers.get(ACCOUNT_HEADER);
	return expected === null || expected === viewer?.id ? viewer : null;
}

import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { findViewer } from '../../src/lib/server/access/session-lookup';
import { looksLikeToken, sessionIdOf } from '../../src/lib/server/access/session-token';
import type { Database } from '../../src/lib/server/db/client';
import { TEST_PASSWORD } from '../../src/lib/server/db/seed/factories';
import type { Context, Settings } from '../../src/lib/server/trpc/context';
import { createCaller } from '../../src/lib/server/trpc/router';
import { contextOf } from './caller';

type Wishes = { address?: string; device?: string; settings?: Partial<Settings> };

/** A browser without HTTP: keeps the cookie it is given and is recognised by it, as the hook does. */
export class BrowserSession {
	token: string | null = null;
	now = currentMoment();

	constructor(
		private readonly db: Database,
		readonly wishes: Wishes = {}
	) {}

	async context(): Promise<Context> {
		const { settings, ...rest } = this.wishes;
		const plain = contextOf({ db: this.db, now: this.now, ...rest });
		const asked: Context = {
			...plain,
			settings: { ...plain.settings, ...settings },
			cookie: { set: (token) => (this.token = token), clear: () => (this.token = null) }
		};
		if (!looksLikeToken(this.token ?? undefined)) return asked;
		const sessionId = sessionIdOf(this.token ?? '');
		const viewer = await findViewer({ ...asked, today: dayInGermany(this.now) }, sessionId);
		return { ...asked, viewer, sessionId: viewer === null ? null : sessionId };
	}

	async caller() {
		return createCaller(await this.context());
	}

	async signIn(email: string, values: { password?: string; land?: string; code?: string } = {}) {
		const caller = await this.caller();
		return caller.session.signIn({ land: 'MV', email, password: TEST_PASSWORD, pledge: true, ...values });
	}
}

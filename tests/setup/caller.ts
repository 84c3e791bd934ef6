import type { Role } from '../../src/lib/domain/access/permissions';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import { defaultReportLimits } from '../../src/lib/domain/capacity/report-age';
import type { Database } from '../../src/lib/server/db/client';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { LiveHub } from '../../src/lib/server/live/hub';
import type { Context } from '../../src/lib/server/trpc/context';
import { createCaller } from '../../src/lib/server/trpc/router';

/** A viewer as a session would give it; pass the id of a real account where rows refer to it. */
export const viewerAs = (role: Role, values: Partial<Viewer> & { id: string }): Viewer => ({
	name: 'Test Person',
	role,
	land: 'MV',
	office: null,
	providerId: null,
	providerName: null,
	facilityIds: null,
	pending: null,
	...values
});

type Asked = Partial<Context> & { db: Database };

export function contextOf({ db, viewer = null, now = currentMoment(), ...rest }: Asked): Context {
	return {
		db,
		live: new LiveHub('postgres://nowhere'),
		settings: {
			secondFactor: 'off',
			demo: true,
			sessionIdleMinutes: 30,
			mail: null,
			push: null,
			reportLimits: defaultReportLimits,
			secret: 'x'.repeat(64)
		},
		viewer,
		sessionId: null,
		today: dayInGermany(now),
		now,
		address: '127.0.0.1',
		device: 'Test',
		cookie: { set: () => undefined, clear: () => undefined },
		...rest
	};
}

/** The API as one person sees it, on a real database. */
export const callerFor = (asked: Asked) => createCaller(contextOf(asked));

import { sql } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { deadlineKinds, leadDays } from '../../domain/deadlines/kinds';
import type { Db } from '../db/client';

const leads = JSON.stringify(deadlineKinds.flatMap((kind) => leadDays[kind].map((days) => ({ kind, days }))));

/** A job: puts a message into the inbox of whoever is in charge, once per deadline and lead time. */
export const remindOfDeadlines = (tx: Db, today: Day) =>
	tx.execute(sql`SELECT remind_of_deadlines(${today}, ${leads}::jsonb)`);

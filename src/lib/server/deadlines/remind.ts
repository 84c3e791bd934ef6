import { sql } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { deadlineKinds } from '../../domain/deadlines/kinds';
import { leadDaysOn } from '../../domain/deadlines/lead-days';
import type { Db } from '../db/client';

const leadsOn = (today: Day) =>
	JSON.stringify(deadlineKinds.flatMap((kind) => leadDaysOn(kind, today).map((days) => ({ kind, days }))));

/** A job: puts a message into the inbox of whoever is in charge, once per deadline and lead time. */
export const remindOfDeadlines = (tx: Db, today: Day) =>
	tx.execute(sql`SELECT remind_of_deadlines(${today}, ${leadsOn(today)}::jsonb)`);

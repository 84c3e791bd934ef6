import type { Day } from '../domain/day';

// Swedish writes a date as 2027-06-01.
const germanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** This moment, as ISO text. Only entry points ask for it; everything below is told. */
export const currentMoment = () => new Date().toISOString();

/** The calendar day in Germany at a moment: half past midnight in Schwerin is still yesterday in UTC. */
export const dayInGermany = (moment: string) => germanDay.format(new Date(moment)) as Day;

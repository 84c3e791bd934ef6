export const settings = ['ambulant', 'part-residential', 'residential'] as const;
export type Setting = (typeof settings)[number];

/** What an agreed rate is paid for. */
export type ServiceUnit = 'day' | 'hour';

export const personSexes = ['f', 'm', 'd'] as const;
export type PersonSex = (typeof personSexes)[number];

export const sexLabels: Record<PersonSex, string> = { f: 'weiblich', m: 'männlich', d: 'divers' };

/** Whom an offer takes; 'd' (divers) fits only 'any'. */
export type OfferSex = 'any' | 'f' | 'm';

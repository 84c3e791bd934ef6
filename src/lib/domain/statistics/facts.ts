import type { Month } from '../day';

/** A further young person of the family; the sex as the layout's key, null when there is none for it. */
export type FamilyMember = { sex: string | null; birth: Month };

/**
 * What one record of part I.1 says, in the layout's own keys. Null is "unknown", which the record leaves blank. Every name
 * is that of one field of the layout.
 */
export type RecordFacts = {
	/** Two digits. */
	land: string;
	/** Three digits: those of the county in its AGS. */
	county: string;
	institution: string | null;
	/** Running number of the help at the office, kept as long as it is reported. */
	number: number | null;
	begin: Month | null;
	takenOver: boolean;
	kindOfHelp: string | null;
	place: string | null;
	provider: string | null;
	sex: string | null;
	birth: Month | null;
	people: readonly FamilyMember[];
	peopleOutside: number | null;
	whereaboutsBefore: string | null;
	family: string | null;
	foreignOrigin: string | null;
	germanAtHome: string | null;
	transferIncome: string | null;
	initiatedBy: string | null;
	custody1666: boolean;
	suspended: boolean;
	custody1631b: boolean;
	/** At the end of the report year. */
	running: boolean | null;
	contactsInYear: number | null;
	intensity: number | null;
	reason1: string | null;
	reason2: string | null;
	reason3: string | null;
	end: Month | null;
	contactsTotal: number | null;
	/** The last contact was more than six months before the end. */
	contactLongAgo: boolean;
	intensityAtEnd: number | null;
	endReason: string | null;
	whereaboutsAfter: string | null;
	following: string | null;
	residenceAgs: string | null;
	residencePostalCode: string | null;
	residencePlace: string | null;
};

export type FactName = keyof RecordFacts;
export type FactValue = RecordFacts[FactName];

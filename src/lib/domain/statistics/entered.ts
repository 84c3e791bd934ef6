import type { FactName } from './facts';

/** Where a fact of the record is entered. */
export type EnteredAt = 'form' | 'stay' | 'person' | 'setting';

/** How the screen is called on which a fact is entered. */
export const screenNames: Record<EnteredAt, string> = {
	...{ form: 'Statistik des Falls', stay: 'Belegung', person: 'Stammdaten', setting: 'Schlüssel' }
};

const elsewhere: Partial<Record<FactName, EnteredAt>> = {
	...{ land: 'setting', county: 'setting', institution: 'setting', kindOfHelp: 'setting' },
	...{ sex: 'setting', birth: 'person', begin: 'stay', end: 'stay', running: 'stay' }
};

export const enteredAt = (name: FactName): EnteredAt => elsewhere[name] ?? 'form';

/** A fact that the form holds under another name: contacts are entered by year, and the number comes with saving. */
const fieldNames: Partial<Record<FactName, string>> = {
	...{ contactsInYear: 'contacts', contactsTotal: 'contacts', intensityAtEnd: 'intensity', number: 'place' }
};

/** Id of the field on its screen. */
export const fieldIdOf = (name: FactName): string => fieldNames[name] ?? name;

import { z } from 'zod';
import { personSexes, type PersonSex } from '../directory/kinds';
import { serviceTypeCodes, type ServiceTypeCode } from '../directory/service-types';

/** What the statistical office tells an office: keys that no list of the portal holds. */
export type StatisticsSetting = {
	institutionNumber: string | null;
	kindsOfHelp: Partial<Record<ServiceTypeCode, string>>;
	/** Only for what the layout has no key for. */
	sexes: Partial<Record<PersonSex, string>>;
};

export const noSetting: StatisticsSetting = { institutionNumber: null, kindsOfHelp: {}, sexes: {} };

const kindOfHelp = z.string().regex(/^\d{2}$/, { error: 'Der Schlüssel hat zwei Ziffern.' });

export const settingSchema = z.object({
	institutionNumber: z
		.string()
		.regex(/^\d{6}$/, { error: 'Die Einrichtungsnummer hat sechs Ziffern.' })
		.nullable(),
	kindsOfHelp: z.partialRecord(z.enum(serviceTypeCodes), kindOfHelp),
	sexes: z.partialRecord(z.enum(personSexes), z.string().regex(/^\d$/, { error: 'Der Schlüssel hat eine Ziffer.' }))
});

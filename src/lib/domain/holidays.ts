/** ISO 3166-2 without 'DE-'. */
export const landCodes = [
	...(['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV'] as const),
	...(['NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'] as const)
] as const;
type HolidayLand = (typeof landCodes)[number];

export type Holiday = {
	name: string;
	/** 'MM-DD', days after Easter Sunday, or the Wednesday of the Buß- und Bettag. */
	on: string | number;
	/** Everywhere in Germany when missing. */
	lands?: readonly HolidayLand[];
	/** First and last year in which it is one. */
	fromYear?: number;
	untilYear?: number;
};

/** The Wednesday before 23 November, § 1 Abs. 1 SächsSFG. */
export const BUSS_UND_BETTAG = 'wednesday-before-11-23';

/**
 * Public holidays of the Länder as data, each with the years in which it is one.
 *
 * Sources: BB § 2 Abs. 1 FTG; BE § 1 Abs. 1 FeiertG BE; BW § 1 FTG; BY Art. 1 Abs. 1 FTG; HB § 2 Abs. 1 FeiertG; HE § 1
 * Abs. 1 HFeiertagsG; HH § 1 FeiertG; MV § 2 Abs. 1 FTG M-V; NI § 2 Abs. 1 NFeiertagsG; NW § 2 Abs. 1 Feiertagsgesetz NW;
 * RP § 2 Abs. 1 LFtG; SH § 2 Abs. 1 SFTG; SL § 2 Abs. 1 SFG; SN § 1 Abs. 1 SächsSFG; ST § 2 FeiertG LSA; TH § 2 Abs. 1
 * ThürFtG; 3 October: Art. 2 Abs. 2 Einigungsvertrag. 31 October 2017 was one everywhere (500 years of the Reformation).
 *
 * Not here, because they hold only in parts of a Land: Mariä Himmelfahrt in BY (communes with a Catholic majority),
 * Fronleichnam in parts of SN and TH, the Friedensfest in Augsburg. Sundays are holidays of their own only in BB.
 */
export const holidays: readonly Holiday[] = [
	{ name: 'Neujahr', on: '01-01' },
	{ name: 'Heilige Drei Könige', on: '01-06', lands: ['BW', 'BY', 'ST'] },
	{ name: 'Internationaler Frauentag', on: '03-08', lands: ['BE'], fromYear: 2019 },
	{ name: 'Internationaler Frauentag', on: '03-08', lands: ['MV'], fromYear: 2023 },
	{ name: 'Karfreitag', on: -2 },
	{ name: 'Ostersonntag', on: 0, lands: ['BB'] },
	{ name: 'Ostermontag', on: 1 },
	{ name: 'Tag der Arbeit', on: '05-01' },
	{ name: '75. Jahrestag der Befreiung', on: '05-08', lands: ['BE'], fromYear: 2020, untilYear: 2020 },
	{ name: '80. Jahrestag der Befreiung', on: '05-08', lands: ['BE'], fromYear: 2025, untilYear: 2025 },
	{ name: 'Christi Himmelfahrt', on: 39 },
	{ name: 'Pfingstsonntag', on: 49, lands: ['BB'] },
	{ name: 'Pfingstmontag', on: 50 },
	{ name: 'Fronleichnam', on: 60, lands: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
	{ name: 'Mariä Himmelfahrt', on: '08-15', lands: ['SL'] },
	{ name: 'Weltkindertag', on: '09-20', lands: ['TH'], fromYear: 2019 },
	{ name: 'Tag der Deutschen Einheit', on: '10-03', fromYear: 1990 },
	{ name: 'Reformationstag', on: '10-31', lands: ['BB', 'MV', 'SN', 'ST', 'TH'] },
	{ name: 'Reformationstag', on: '10-31', lands: ['HB', 'HH', 'NI', 'SH'], fromYear: 2017 },
	{
		...{ name: 'Reformationstag', on: '10-31', fromYear: 2017, untilYear: 2017 },
		lands: ['BE', 'BW', 'BY', 'HE', 'NW', 'RP', 'SL']
	},
	{ name: 'Allerheiligen', on: '11-01', lands: ['BW', 'BY', 'NW', 'RP', 'SL'] },
	{ name: 'Buß- und Bettag', on: BUSS_UND_BETTAG, lands: ['SN'] },
	{ name: '1. Weihnachtstag', on: '12-25' },
	{ name: '2. Weihnachtstag', on: '12-26' }
];

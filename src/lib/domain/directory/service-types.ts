import type { ServiceUnit, Setting } from './kinds';

/**
 * The catalogue of the module SGB VIII: what can be searched, agreed and booked.
 * Codes: S = stationär, T = teilstationär, A = ambulant, then the paragraph. § 33 (foster care) is no offer of a facility.
 */
const catalogue = {
	S13: row('§ 13 Abs. 3', 'Sozialpädagogisch begleitete Wohnform', 'residential'),
	S19: row('§ 19', 'Gemeinsame Wohnform für Mütter/Väter und Kinder', 'residential'),
	A20: row('§ 20', 'Betreuung und Versorgung des Kindes in Notsituationen', 'ambulant'),
	S21: row('§ 21', 'Unterstützung bei notwendiger Unterbringung zur Erfüllung der Schulpflicht', 'residential'),
	// Abs. 2 Satz 1: the kinds of §§ 28 to 35 are named "insbesondere", so others are possible; Abs. 3: training and work.
	A27: row('§ 27', 'Hilfe zur Erziehung, flexible Hilfe', 'ambulant'),
	A28: row('§ 28', 'Erziehungsberatung', 'ambulant'),
	A29: row('§ 29', 'Soziale Gruppenarbeit', 'ambulant'),
	A30: row('§ 30', 'Erziehungsbeistand, Betreuungshelfer', 'ambulant'),
	A31: row('§ 31', 'Sozialpädagogische Familienhilfe', 'ambulant'),
	T32: row('§ 32', 'Erziehung in einer Tagesgruppe', 'part-residential'),
	S34: row('§ 34', 'Heimerziehung, sonstige betreute Wohnform', 'residential'),
	S35: row('§ 35', 'Intensive sozialpädagogische Einzelbetreuung, stationär', 'residential'),
	A35: row('§ 35', 'Intensive sozialpädagogische Einzelbetreuung, ambulant', 'ambulant'),
	S35A: row('§ 35a', 'Eingliederungshilfe bei seelischer Behinderung, stationär', 'residential'),
	T35A: row('§ 35a', 'Eingliederungshilfe bei seelischer Behinderung, teilstationär', 'part-residential'),
	A35A: row('§ 35a', 'Eingliederungshilfe bei seelischer Behinderung, ambulant', 'ambulant'),
	// § 41 Abs. 2 refers to §§ 28 to 30 and 33 to 36: § 32 is not among them, day care for young adults is § 35a.
	S41: row('§ 41', 'Hilfe für junge Volljährige, stationär', 'residential'),
	T41: row('§ 41', 'Hilfe für junge Volljährige, teilstationär', 'part-residential'),
	A41: row('§ 41', 'Hilfe für junge Volljährige, ambulant', 'ambulant'),
	A41A: row('§ 41a', 'Nachbetreuung', 'ambulant'),
	S42: row('§ 42', 'Inobhutnahme von Kindern und Jugendlichen', 'residential'),
	S42A: row(
		'§ 42a',
		'Vorläufige Inobhutnahme von ausländischen Kindern und Jugendlichen nach unbegleiteter Einreise',
		'residential'
	)
} as const satisfies Record<string, unknown>;

function row(section: string, name: string, setting: Setting) {
	// Help in a place is agreed and paid per day, help at home per professional hour (Fachleistungsstunde).
	const unit: ServiceUnit = setting === 'ambulant' ? 'hour' : 'day';
	return { module: 'SGB8', section: `${section} SGB VIII`, name, setting, unit } as const;
}

export type ServiceTypeCode = keyof typeof catalogue;

export type ServiceType = {
	code: ServiceTypeCode;
	module: 'SGB8';
	/** '§ 34 SGB VIII' */
	section: string;
	/** Official German name; unique in the catalogue. */
	name: string;
	setting: Setting;
	unit: ServiceUnit;
};

export const serviceTypeCodes = Object.keys(catalogue) as [ServiceTypeCode, ...ServiceTypeCode[]];

/** In the order of the law, which is the order of every list of them. */
export const serviceTypes: readonly ServiceType[] = serviceTypeCodes.map((code) => ({ code, ...catalogue[code] }));

export const serviceTypeOf = (code: ServiceTypeCode): ServiceType => ({ code, ...catalogue[code] });

export const isServiceTypeCode = (code: string): code is ServiceTypeCode => Object.hasOwn(catalogue, code);

export const settingLabels: Record<Setting, string> = {
	ambulant: 'ambulant',
	'part-residential': 'teilstationär',
	residential: 'stationär'
};

/**
 * Not help that is expected to last (§ 36 Abs. 2 SGB VIII): care in an emergency and measures of protection begin at
 * once, counselling is open to everybody without a plan (§ 36a Abs. 2).
 */
export const withoutConsultation: ReadonlySet<ServiceTypeCode> = new Set(['A20', 'A28', 'S42', 'S42A']);

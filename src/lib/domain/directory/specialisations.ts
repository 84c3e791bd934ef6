/**
 * What a facility or offer is able to do, as searched for: "all of them must be offered".
 * `bit` is the place in the search's bit mask (0 to 62): a new entry takes the next free one, none is ever used again.
 * The order of this list is the order on screen.
 */
export type Specialisation = { code: string; group: string; name: string; bit: number };

type Entry = readonly [code: string, name: string, bit: number];

const group = (name: string, entries: readonly Entry[]): Specialisation[] =>
	entries.map(([code, entry, bit]) => ({ code, group: name, name: entry, bit }));

export const specialisations: readonly Specialisation[] = [
	...group('Seelische Gesundheit', [
		['trauma', 'Traumapädagogik', 0],
		['autism', 'Autismus-Spektrum', 1],
		['adhd', 'ADHS', 2],
		['attachment', 'Bindungsstörungen', 3],
		['anxiety-depression', 'Angst und Depression', 4],
		['self-harm', 'Selbstverletzendes Verhalten', 5],
		['eating-disorder', 'Essstörungen', 6],
		['fasd', 'Fetale Alkoholspektrumstörung (FASD)', 7],
		['after-psychiatry', 'Nachsorge nach Kinder- und Jugendpsychiatrie', 8]
	]),
	...group('Sucht', [
		['substance-use', 'Suchtmittelkonsum', 9],
		['media-addiction', 'Medien- und Spielsucht', 10],
		['parents-addiction', 'Kinder suchtkranker Eltern', 11]
	]),
	...group('Verhalten und enger Rahmen', [
		['intensive', 'Intensivpädagogik', 12],
		['aggression', 'Aggressives Verhalten', 13],
		['sexually-abusive', 'Sexuell übergriffiges Verhalten', 14],
		['delinquency', 'Straffälligkeit, Vermeidung von Untersuchungshaft', 15],
		['running-away', 'Weglaufen und Leben auf der Straße', 16],
		['secure-placement', 'Freiheitsentziehende Unterbringung (§ 1631b BGB)', 17]
	]),
	...group('Schutz und Krise', [
		['emergency-admission', 'Aufnahme rund um die Uhr', 18],
		['stand-by-family', 'Bereitschaftspflege', 19],
		['clearing', 'Perspektivklärung (Clearing)', 20],
		['anonymous-shelter', 'Anonyme Schutzunterbringung', 21],
		['sexual-violence', 'Erlebte sexualisierte Gewalt', 22],
		['domestic-violence', 'Erlebte häusliche Gewalt', 23],
		['neglect', 'Vernachlässigung', 24]
	]),
	...group('Schule und Ausbildung', [
		['school-absenteeism', 'Schulabsentismus', 25],
		['school-on-site', 'Beschulung im Haus', 26],
		['learning-difficulties', 'Lernschwierigkeiten, LRS und Dyskalkulie', 27],
		['vocational-start', 'Berufsorientierung und Ausbildung', 28]
	]),
	...group('Familie', [
		['siblings', 'Geschwister gemeinsam', 29],
		['mother-child', 'Mutter mit Kind', 30],
		['father-child', 'Vater mit Kind', 31],
		['pregnancy', 'Schwangere Minderjährige', 32],
		['whole-family', 'Aufnahme der ganzen Familie', 33],
		['return-home', 'Rückkehr in die Familie', 34],
		['parents-mental-illness', 'Kinder psychisch kranker Eltern', 35],
		['separation-conflict', 'Hochstrittige Trennung', 36]
	]),
	...group('Ankommen', [
		['unaccompanied-minors', 'Unbegleitete minderjährige Ausländer (umA)', 37],
		['flight-experience', 'Fluchterfahrung', 38],
		['language-mediation', 'Sprachmittlung', 39]
	]),
	...group('Behinderung und Gesundheit', [
		['intellectual-disability', 'Intelligenzminderung', 40],
		['physical-disability', 'Körperbehinderung, barrierefrei', 41],
		['hearing', 'Hörbehinderung, Gebärdensprache', 42],
		['chronic-illness', 'Chronische Erkrankung', 43],
		['infants', 'Säuglinge und Kleinkinder', 44]
	]),
	...group('Arbeitsweise', [
		['family-like', 'Familienanaloges Wohnen', 45],
		['individual-setting', 'Individualpädagogik im Einzelsetting', 46],
		['animal-assisted', 'Tiergestützte Pädagogik', 47],
		['experiential', 'Erlebnispädagogik', 48],
		['systemic', 'Systemische Familienarbeit', 49],
		['independence', 'Verselbständigung und Trainingswohnen', 50],
		['girls', 'Mädchenspezifische Arbeit', 51],
		['boys', 'Jungenspezifische Arbeit', 52],
		['lgbtiq', 'LSBTIQ*', 53]
	])
];

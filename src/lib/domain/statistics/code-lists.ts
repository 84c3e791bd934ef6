/** A key of the official list with its German meaning, in the order of the list. */
type Code = readonly [code: string, label: string];

/** Code lists of part I.1 as the layout of 2010 has them (questionnaire to § 99 Abs. 1 SGB VIII). */
export const codeLists2010 = {
	place: [
		['01', 'Wohnung der Herkunftsfamilie'],
		['02', 'Verwandte'],
		['03', 'Andere Familie'],
		['04', 'Kindertagesstätte'],
		['05', 'Schule'],
		['06', 'Räume des Dienstes oder der Beratungsstelle'],
		['07', 'Einrichtung über Tag'],
		['08', 'Heim mit mehreren Gruppen'],
		['09', 'Heim mit einer Gruppe'],
		['10', 'Eigene Wohnung'],
		['11', 'Ausland'],
		['12', 'Sonstiger Ort']
	],
	provider: [
		['10', 'Öffentlicher Träger'],
		['21', 'Arbeiterwohlfahrt'],
		['22', 'Paritätischer Wohlfahrtsverband'],
		['23', 'Deutsches Rotes Kreuz'],
		['24', 'Diakonie'],
		['25', 'Caritas'],
		['26', 'Zentralwohlfahrtsstelle der Juden'],
		['27', 'Sonstige Religionsgemeinschaft'],
		['28', 'Sonstiger anerkannter Träger'],
		['29', 'Sonstige juristische Person'],
		['30', 'Wirtschaftsunternehmen'],
		['40', 'Pflegefamilie']
	],
	whereabouts: [
		['01', 'Bei den Eltern'],
		['02', 'Bei Verwandten'],
		['03', 'In einer anderen Familie'],
		['04', 'In eigener Wohnung'],
		['05', 'In einer Pflegefamilie'],
		['06', 'In einem Heim'],
		['07', 'In der Psychiatrie'],
		['08', 'In Internat oder Mutter-Kind-Einrichtung'],
		['09', 'An einem sonstigen Ort'],
		['10', 'Ohne festen Aufenthalt'],
		['11', 'Unbekannt']
	],
	family: [
		['1', 'Eltern leben zusammen'],
		['2', 'Elternteil lebt allein'],
		['3', 'Elternteil lebt mit neuer Partnerin oder neuem Partner'],
		['4', 'Eltern sind verstorben'],
		['5', 'Unbekannt']
	],
	yesNo: [
		['1', 'Ja'],
		['2', 'Nein']
	],
	initiator: [
		['1', 'Junger Mensch selbst'],
		['2', 'Eltern'],
		['3', 'Schule oder Kita'],
		['4', 'Soziale Dienste'],
		['5', 'Gericht oder Polizei'],
		['6', 'Ärztin, Arzt oder Klinik'],
		['7', 'Frühere Klientinnen und Klienten'],
		['8', 'Sonstige']
	],
	reason: [
		['10', 'Keine Person, die das Kind versorgt'],
		['11', 'Unzureichende Versorgung'],
		['12', 'Gefährdung des Kindeswohls'],
		['13', 'Eingeschränkte Erziehungskompetenz'],
		['14', 'Problemlagen der Eltern'],
		['15', 'Konflikte in der Familie'],
		['16', 'Auffälliges soziales Verhalten'],
		['17', 'Auffällige Entwicklung, seelische Probleme'],
		['18', 'Probleme in Schule oder Ausbildung'],
		['19', 'Übernahme von einem anderen Jugendamt']
	],
	endReason: [
		['10', 'Beendet wie im Hilfeplan vorgesehen'],
		['20', 'Abbruch durch Sorgeberechtigte oder junge Volljährige'],
		['21', 'Abbruch durch die Einrichtung'],
		['22', 'Abbruch durch den Minderjährigen'],
		['30', 'Adoptionspflege oder Adoption'],
		['40', 'Abgabe an ein anderes Jugendamt'],
		['50', 'Sonstiges']
	],
	following: [
		['1', 'Wechsel des Jugendamts'],
		['2', 'Weiterverweisung'],
		['3', 'Beratung nach § 16'],
		['4', 'Hilfe nach §§ 27 bis 35, 41'],
		['5', 'Eingliederungshilfe nach § 35a'],
		['6', 'Keine bekannt']
	]
} as const satisfies Record<string, readonly Code[]>;

export type CodeList = keyof typeof codeLists2010;
export type CodeLists = Record<CodeList, readonly Code[]>;

/** The keys of a list. */
export const codesOf = (lists: CodeLists, list: CodeList) => lists[list].map(([code]) => code);

/** The German meaning of a key; null when the list does not know it. */
export const labelOf = (lists: CodeLists, list: CodeList, code: string) =>
	lists[list].find(([known]) => known === code)?.[1] ?? null;

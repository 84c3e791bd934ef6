import type { LetterTexts } from './content';
import type { WrittenKind } from './kinds';

const remedy =
	'Gegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch erheben. Der Widerspruch ist bei {Widerspruchsstelle}, {Sitz}, einzulegen: {Form}.';

const cooperation =
	'Bitte wirken Sie am Hilfeplan und an der Hilfe mit. Änderungen, die für die Hilfe wichtig sind, teilen Sie uns bitte unverzüglich mit, zum Beispiel einen Umzug, einen Wechsel der Personensorge oder einen Abbruch der Hilfe (§§ 60 ff. SGB I).';

const costs =
	'Zu den Kosten der Hilfe können junge Menschen und ihre Eltern herangezogen werden (§§ 91 ff. SGB VIII). Ob und in welcher Höhe, wird in einem gesonderten Bescheid entschieden.';

/** The product's own wording, until an office has its own. Nothing here decides a single case: reasons are never given. */
export const defaultTexts: Record<WrittenKind, LetterTexts> = {
	grant: {
		operative:
			'Auf Ihren Antrag bewilligen wir für {Person} vom {Beginn} bis zum {Ende} {Hilfeart} durch {Träger}, {Einrichtung} (Umfang: {Umfang}).',
		cooperation,
		costs,
		remedy
	},
	change: {
		operative: 'Unser Bescheid über {Hilfeart} für {Person} wird ab dem {Beginn} wie folgt geändert:',
		cooperation,
		remedy
	},
	extension: {
		operative:
			'Die Hilfe für {Person}, {Hilfeart} durch {Träger}, {Einrichtung} (Umfang: {Umfang}), wird vom {Beginn} bis zum {Ende} weiter bewilligt.',
		cooperation,
		costs,
		remedy
	},
	rejection: {
		operative: 'Ihren Antrag auf {Hilfeart} für {Person} lehnen wir ab.',
		remedy
	},
	termination: {
		operative: 'Die Hilfe für {Person}, {Hilfeart}, endet mit Ablauf des {Ende}.',
		remedy
	},
	'cost-commitment': {
		operative:
			'Für {Person} übernehmen wir vom {Beginn} bis zum {Ende} die Kosten für {Hilfeart} in {Einrichtung} (Umfang: {Umfang}). Maßgeblich ist das jeweils vereinbarte Entgelt, zurzeit {Entgelt}.',
		billing:
			'Bitte rechnen Sie monatlich nachträglich ab und geben Sie unser Aktenzeichen an. Abwesenheiten und das Ende der Hilfe teilen Sie uns bitte unverzüglich mit. Die Zusage endet mit der Hilfe, spätestens mit dem genannten Tag.'
	},
	'reservation-confirmation': {
		message:
			'Wir bestätigen die Reservierung eines Platzes in {Einrichtung} für {Person} vom {Beginn} bis zum {Ende}, {Umfang}. Eine Kostenzusage erhalten Sie gesondert; bis dahin ist die Reservierung unverbindlich.'
	},
	'consultation-invitation': {
		message:
			'wir laden Sie zur Teamberatung ein, in der mehrere Fachkräfte gemeinsam über die geeignete Hilfe beraten (§ 36 Abs. 2 SGB VIII). Was Sie dort erfahren, ist vertraulich.'
	},
	'consultation-record': {},
	'help-plan': {}
};

import type { Switches } from '../rule-set';

const yesOrNo = [
	{ value: false, means: 'nein' },
	{ value: true, means: 'ja' }
];

/** Places where the text of the contract is open, each with the reading that holds unless an agreement says otherwise. */
export const avvShSwitches = {
	shortLeave: {
		about: 'Wann ist eine Beurlaubung kurz?',
		standard: 'days-and-hours',
		values: [
			{ value: 'days-and-hours', means: 'bis 3 Kalendertage und bis 72 Stunden' },
			{ value: 'hours', means: 'bis 72 Stunden' }
		]
	},
	edgeDaysUseUp: {
		about: 'Verbrauchen der Tag des Weggangs und der Tag der Rückkehr das Kontingent von 28 Tagen?',
		standard: false,
		values: yesOrNo
	},
	shortLeaveUsesUp: {
		about: 'Verbrauchen kurze Beurlaubungen das Kontingent von 28 Tagen?',
		standard: false,
		values: yesOrNo
	},
	beyondLeave: {
		about: 'Was wird nicht bezahlt, wenn eine Beurlaubung über das Kontingent hinausgeht?',
		standard: 'days',
		values: [
			{ value: 'days', means: 'die Tage darüber' },
			{ value: 'absence', means: 'die ganze Beurlaubung' }
		]
	},
	quotaYear: {
		about: 'Für welches Jahr gilt das Kontingent?',
		standard: 'calendar',
		values: [
			{ value: 'calendar', means: 'Kalenderjahr' },
			{ value: 'stay', means: 'Jahr der Belegung, von Aufnahmetag zu Aufnahmetag' }
		]
	},
	newEpisode: {
		about: 'Wann beginnt eine neue Erkrankung mit neuen 21 Tagen?',
		standard: 'after-presence',
		values: [
			{ value: 'after-presence', means: 'nach mindestens einem Tag Anwesenheit' },
			{ value: 'with-each-absence', means: 'mit jeder eingetragenen Abwesenheit' }
		]
	},
	daysWithoutTimes: {
		about: 'Gilt eine Abwesenheit ohne Uhrzeiten als höchstens 72 Stunden lang?',
		standard: 3,
		values: [
			{ value: 3, means: 'bis zu 3 Kalendertagen' },
			{ value: 0, means: 'ohne Uhrzeiten gilt keine als kurz' }
		]
	},
	exactly72Hours: {
		about: 'Gilt eine Abwesenheit von genau 72 Stunden noch als kurz?',
		standard: true,
		values: yesOrNo
	},
	hospitalInLeave: {
		about: 'Was gilt, wenn in eine Beurlaubung ein Krankenhausaufenthalt fällt?',
		standard: 'illness-from-first-day',
		values: [
			{ value: 'illness-from-first-day', means: 'vom ersten Tag an Krankheit' },
			{ value: 'stays-leave', means: 'es bleibt Beurlaubung' }
		]
	}
} as const satisfies Switches;

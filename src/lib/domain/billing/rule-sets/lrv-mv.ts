import { formatDay, monthOf, toEpochDay } from '../../day';
import type { BillingFacts } from '../facts';
import type { BillingWarning, Quota } from '../result';
import type { RuleSet } from '../rule-set';
import { decidedTexts } from './decided-days';
import { hourEntries } from './hour-entries';
import { daysOfStay } from './merged-absences';
import { missedAppointments, type MissedAppointment } from './missed-service';

const SOURCE = 'LRV-MV nach § 131 SGB IX';

/** How far the limit of an absence is used up, where the month has a day of it. */
function quotasOf(missed: readonly MissedAppointment[]): Quota[] {
	return (['missed-in-illness', 'missed-in-leave'] as const).flatMap((rule) => {
		const newest = missed.findLast((one) => one.missed.rule === rule && one.missed.count !== null);
		if (!newest?.missed.count) return [];
		const { number, of: limit } = newest.missed.count;
		return [{ rule, used: number, limit, left: Math.max(0, limit - number), per: 'episode' as const }];
	});
}

function recordsOutside({ month, stay, records }: BillingFacts): BillingWarning[] {
	const { first, last } = daysOfStay(stay);
	return records
		.filter(({ day }) => monthOf(day) === month && (toEpochDay(day) < first || toEpochDay(day) > last))
		.map(({ day }) => ({
			code: 'record-outside-stay',
			text: `Der Leistungsnachweis vom ${formatDay(day)} liegt außerhalb der Belegung und wird nicht bezahlt.`,
			day
		}))
		.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Fachleistungsstunden of Mecklenburg-Vorpommern. */
export const lrvMv: RuleSet = {
	...{ code: 'LRV-MV', name: 'Landesrahmenvertrag Mecklenburg-Vorpommern', source: SOURCE, unit: 'hour' },
	law: 'SGB IX',
	due: { kind: 'day-of-next-month', day: 15 },
	switches: {
		firstMissedDay: {
			about: 'Ab wann zählen die 14 Tage, für die bei Krankheit einzeln terminierte Stunden weiter bezahlt werden?',
			standard: 'appointment',
			values: [
				{ value: 'appointment', means: 'ab dem ersten ausgefallenen Termin' },
				{ value: 'absence', means: 'ab dem ersten Tag der Abwesenheit' }
			]
		}
	},
	rules: {
		service: {
			text: 'Minuten der persönlichen Leistung, mit der Person oder für sie, zum Stundensatz mit Wegezuschlag.',
			...{ source: SOURCE, day: 'Fachleistung', pays: 'Stundensatz' }
		},
		group: {
			text: 'Gruppenangebot: Die Minuten werden durch die Zahl der Teilnehmenden geteilt.',
			...{ source: SOURCE, day: 'Gruppenangebot', pays: 'Stundensatz geteilt' }
		},
		'no-show': {
			text: 'Ausgefallener Einzeltermin, nicht 12 Stunden vorher bekannt: Wegezeit und 5 Minuten.',
			...{ source: SOURCE, day: 'Ausgefallener Termin', pays: 'Stundensatz' }
		},
		'no-show-known': {
			text: 'Ausgefallener Einzeltermin, mindestens 12 Stunden vorher abgesagt: Er wird nicht bezahlt.',
			...{ source: SOURCE, day: 'Rechtzeitig abgesagter Termin', pays: 'nicht bezahlt' }
		},
		'catch-up': {
			text: 'Ein im Urlaub ausgefallener Termin darf nur mit Zustimmung des Jugendamts nachgeholt werden.',
			...{ source: SOURCE, day: 'Nachgeholter Termin ohne Zustimmung', pays: 'offen', warning: 'catch-up' }
		},
		travel: {
			text: 'Wegezeiten sind mit dem Zuschlag auf jede Stunde bezahlt.',
			...{ source: SOURCE, day: 'Wegezeit', pays: 'im Wegezuschlag enthalten' }
		},
		'missed-in-illness': {
			text: 'Krankheit, Vorsorge, Rehabilitation: Einzeln terminierte Stunden werden 14 Tage ab dem ersten ausgefallenen Tag weiter bezahlt, gar nicht, wenn sie 4 Wochen vorher bekannt war. Andere Stunden werden weiter bezahlt.',
			...{ source: SOURCE, day: 'Ausfalltag bei Krankheit', pays: 'Stundensatz' }
		},
		'missed-in-leave': {
			text: 'Urlaub bis 28 Tage wird bezahlt, wenn er nicht mindestens 4 Wochen vorher angekündigt war.',
			...{ source: SOURCE, day: 'Urlaubstag', pays: 'Stundensatz' }
		},
		'missing-record': {
			text: 'Für einen vereinbarten Termin fehlt der Leistungsnachweis: Bitte den Nachweis oder den Ausfall eintragen.',
			...{ source: SOURCE, day: 'Termin ohne Leistungsnachweis', pays: 'offen', warning: 'missing-record' }
		},
		unregulated: {
			text: 'Der Vertrag regelt diesen Ausfall nicht: Ein Mensch entscheidet.',
			...{ source: SOURCE, day: 'Nicht geregelter Ausfall', pays: 'offen' }
		},
		...decidedTexts,
		outside: {
			text: 'Leistungen vor der Aufnahme und nach dem Ende werden nicht bezahlt.',
			...{ source: SOURCE, day: 'Leistung außerhalb der Belegung', pays: 'nichts' }
		},
		'no-rate': {
			text: 'Für diesen Tag ist noch kein Entgelt vereinbart.',
			...{ source: '§ 78d SGB VIII', day: 'Leistung ohne Entgelt', pays: 'offen', warning: 'no-rate' }
		}
	},
	evaluate: (facts, readings) => {
		const missed = missedAppointments(facts, readings);
		return { entries: hourEntries(facts, missed), quotas: quotasOf(missed), remarks: recordsOutside(facts) };
	}
};

import type { RuleSet, SwitchValues } from '../rule-set';
import { absenceParts, type DayContract, type DayRule, type Pay, type QuotaRule } from './day-contract';
import { dayRuleSet } from './day-rule-set';
import { avvShSwitches } from './avv-sh-switches';

const SOURCE = 'AVV-SH';

const full = { first: 'rate', between: 'rate', return: 'rate' } as const satisfies Record<string, Pay>;
const placeKept = { first: 'rate', between: 'place-keeping-fee', return: 'rate' } as const satisfies Record<
	string,
	Pay
>;
const placeKeptAtOnce = { ...placeKept, first: 'place-keeping-fee' } as const satisfies Record<string, Pay>;

/** The table of the contract, row by row; the first that is for an absence holds. */
const rules = {
	'short-leave': {
		...{ settings: ['residential', 'part-residential'], reasons: ['leave'], atMost: { days: 3, hours: 72 } },
		...{ pays: full, limit: null, foodShareToResident: ['residential'] }
	},
	'short-other': {
		...{ settings: ['residential'], reasons: ['other'], atMost: { days: null, hours: 72 } },
		...{ pays: full, limit: null, foodShareToResident: ['residential'] }
	},
	leave: {
		...{ settings: ['residential', 'part-residential'], reasons: ['leave'], atMost: null, pays: placeKept },
		...{ limit: { quota: 'leave', uses: ['between'], ends: ['between'] }, foodShareToResident: [] }
	},
	'workshop-leave': {
		...{ settings: ['wfbm'], reasons: ['leave'], atMost: null, pays: full },
		...{ limit: { quota: 'workshop-leave', uses: absenceParts, ends: absenceParts }, foodShareToResident: [] }
	},
	illness: {
		...{ settings: null, reasons: ['hospital', 'illness'], atMost: null, pays: placeKeptAtOnce },
		...{ limit: { quota: 'illness', uses: ['first', 'between'], ends: ['first', 'between'] }, foodShareToResident: [] }
	}
} as const satisfies Record<string, Omit<DayRule, 'code'>>;

const quotas: Record<string, QuotaRule> = {
	leave: { days: 28, per: 'year', settings: ['residential', 'part-residential'], beyond: 'unpaid' },
	'workshop-leave': { days: 35, per: 'year', settings: ['wfbm'], beyond: 'unpaid' },
	illness: { days: 21, per: 'episode', settings: null, beyond: 'undecided' }
};

/** The rows as the readings make them. */
function rulesUnder(switches: SwitchValues): DayRule[] {
	const days = switches.shortLeave === 'hours' ? null : 3;
	const edges = switches.edgeDaysUseUp === true ? absenceParts : (['between'] as const);
	const shortLimit = { quota: 'leave', uses: edges, ends: [] };
	return [
		{
			...{ code: 'short-leave', ...rules['short-leave'], atMost: { days, hours: 72 } },
			limit: switches.shortLeaveUsesUp === true ? shortLimit : null
		},
		{ code: 'short-other', ...rules['short-other'] },
		{ code: 'leave', ...rules.leave, limit: { ...rules.leave.limit, uses: edges } },
		{ code: 'workshop-leave', ...rules['workshop-leave'] },
		{ code: 'illness', ...rules.illness }
	];
}

const medical = ['hospital', 'illness', 'prevention', 'rehabilitation'] as const;

const contractOf = (switches: SwitchValues): DayContract => ({
	rules: rulesUnder(switches),
	quotas,
	priority:
		switches.hospitalInLeave === 'stays-leave'
			? ['leave', ...medical, 'social-facility', 'other']
			: [...medical, 'social-facility', 'leave', 'other'],
	yearOf: switches.quotaYear === 'stay' ? 'stay' : 'calendar',
	beyond: switches.beyondLeave === 'absence' ? 'absence' : 'days',
	newEpisode: switches.newEpisode === 'with-each-absence' ? 'with-each-absence' : 'after-presence',
	daysWithoutTimes: Number(switches.daysWithoutTimes),
	limitIsWithin: switches.exactly72Hours !== false
});

/** Day rates of Schleswig-Holstein; what the text leaves open is a switch. */
export const avvSh: RuleSet = dayRuleSet(
	{
		...{ code: 'AVV-SH', name: 'Allgemeine Vertragsvereinbarung Schleswig-Holstein', source: SOURCE },
		law: 'SGB VIII',
		due: { kind: 'days-after-receipt', days: 14 },
		switches: avvShSwitches,
		rules: {
			'short-leave': {
				text: 'Beurlaubung bis 3 Tage und bis 72 Stunden: Der volle Satz wird weiter bezahlt.',
				...{ source: SOURCE, day: 'Tag einer kurzen Beurlaubung', pays: 'voller Satz' }
			},
			'short-other': {
				text: 'Andere Abwesenheit bis 72 Stunden im vollstationären Bereich: Der volle Satz wird weiter bezahlt.',
				...{ source: SOURCE, day: 'Tag einer kurzen Abwesenheit', pays: 'voller Satz' }
			},
			leave: {
				text: 'Beurlaubung über 3 Tage: Platzfreihaltgeld bis zu 28 Tage im Jahr, darüber nur mit Zustimmung des Jugendamts. Tag des Weggangs und Tag der Rückkehr werden voll bezahlt.',
				...{ source: SOURCE, day: 'Urlaubstag', pays: 'Platzfreihaltgeld', placeKept: true }
			},
			'workshop-leave': {
				text: 'Urlaub aus der Werkstatt: Der volle Satz wird bis zu 35 Tage im Jahr weiter bezahlt.',
				...{ source: SOURCE, day: 'Urlaubstag', pays: 'voller Satz' }
			},
			illness: {
				text: 'Krankheit und Krankenhaus: Platzfreihaltgeld ab dem ersten Tag, bis zu 21 Tage; darüber entscheidet das Jugendamt. Der Tag der Rückkehr wird voll bezahlt.',
				...{ source: 'AVV-SH 4.2.1.5', day: 'Krankheitstag', pays: 'Platzfreihaltgeld', placeKept: true }
			}
		}
	},
	contractOf
);

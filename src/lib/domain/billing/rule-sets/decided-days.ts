import type { AbsenceDecision } from '../../placements/absence';
import type { RuleText } from '../rule-set';

/** Rules of what the contract leaves to a person and the office has decided. */
export const decidedRules: Record<AbsenceDecision, string> = {
	rate: 'decided-rate',
	'place-keeping-fee': 'decided-place-kept',
	nothing: 'decided-nothing'
};

const source = 'Entscheidung des Jugendamts';
const day = 'Tag nach Entscheidung des Jugendamts';

export const decidedTexts: Record<string, RuleText> = {
	[decidedRules.rate]: {
		...{ text: 'Der Vertrag regelt diesen Fall nicht. Das Jugendamt hat entschieden: voller Satz.', source },
		...{ day, pays: 'voller Satz' }
	},
	[decidedRules['place-keeping-fee']]: {
		...{ text: 'Der Vertrag regelt diesen Fall nicht. Das Jugendamt hat entschieden: Platzfreihaltgeld.', source },
		...{ day, pays: 'Platzfreihaltgeld', placeKept: true }
	},
	[decidedRules.nothing]: {
		...{ text: 'Der Vertrag regelt diesen Fall nicht. Das Jugendamt hat entschieden: nichts.', source },
		...{ day, pays: 'nichts' }
	}
};

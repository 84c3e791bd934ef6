import { addYears, ageOn, firstDayAtAge, formatDay, laterOf, type Day } from '../day';
import { lawOn, lawSourceOn } from '../law';
import type { DeadlineFacts, PlannedDeadline, StayFacts } from './facts';

const forYoungAdults: ReadonlySet<string> = new Set(['S41', 'T41', 'A41', 'A41A']);
const forDisabled: ReadonlySet<string> = new Set(['S35A', 'T35A', 'A35A']);

/** § 41 Abs. 3 and § 36b Abs. 2 SGB VIII, of help that goes on. */
export const transitionDeadlines = (facts: DeadlineFacts): PlannedDeadline[] =>
	facts.stays.flatMap((stay) => {
		if (stay.arrivedOn === null || stay.leftOn !== null) return [];
		const found = [fromYoungAdult(stay, facts), toSgbIx(stay, facts)].filter((deadline) => deadline !== null);
		return found.filter(({ kind }) => !isDone(facts, kind, stay.placementId));
	});

const isDone = ({ settlements }: DeadlineFacts, kind: PlannedDeadline['kind'], placementId: string) =>
	settlements.some((done) => done.kind === kind && done.placementId === placementId);

/** The end that the Hilfeplan provides for (§ 41 Abs. 3), else the end of the stay. */
function fromYoungAdult(stay: StayFacts, { plan }: DeadlineFacts): PlannedDeadline | null {
	if (!forYoungAdults.has(stay.serviceType)) return null;
	const end = plan?.untilDay ?? stay.end;
	return {
		...{ kind: 'transition', placementId: stay.placementId },
		day: notBefore(stay, addYears(end, -lawOn('transition-years-before', stay.begin))),
		basis: `vorgesehenes Ende der Hilfe am ${formatDay(end)}`,
		source: lawSourceOn('transition-years-before', stay.begin),
		text: 'Prüfen, ob die Zuständigkeit auf einen anderen Sozialleistungsträger übergeht.'
	};
}

/** Whoever grows up during the help is expected to change at full age; whoever is of age, at the planned end. */
function toSgbIx(stay: StayFacts, { birthDate, plan }: DeadlineFacts): PlannedDeadline | null {
	if (!forDisabled.has(stay.serviceType)) return null;
	const fullAge = lawOn('full-age', stay.begin);
	const isMinor = ageOn(birthDate, stay.begin) < fullAge;
	const change = isMinor ? firstDayAtAge(birthDate, fullAge) : (plan?.untilDay ?? stay.end);
	return {
		...{ kind: 'sgb-ix', placementId: stay.placementId },
		day: notBefore(stay, addYears(change, -lawOn('sgb-ix-years-before', stay.begin))),
		basis: isMinor ? `18. Geburtstag am ${formatDay(change)}` : `vorgesehenes Ende der Hilfe am ${formatDay(change)}`,
		source: lawSourceOn('sgb-ix-years-before', stay.begin),
		text: 'Das Teilhabeplanverfahren mit dem Träger der Eingliederungshilfe einleiten.'
	};
}

/** Help that lasts less than a year has to be looked at from its begin on. */
const notBefore = ({ arrivedOn, begin }: StayFacts, day: Day) => laterOf(arrivedOn ?? begin, day);

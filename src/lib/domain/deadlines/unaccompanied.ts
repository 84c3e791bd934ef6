import { formatDay, type Day } from '../day';
import { lawOn, lawSourceOn, type LawValue } from '../law';
import { addMonths, addWorkingDays } from '../working-days';
import type { DeadlineFacts, PlannedDeadline, StayFacts } from './facts';
import { saturdayIsWorkingDay, type DeadlineKind } from './kinds';

/** The chain of §§ 42a, 42b SGB VIII: each step is counted from the one before it. */
const steps = [
	{
		...{ kind: 'uma-report', law: 'uma-report-working-days', after: 'Beginn der vorläufigen Inobhutnahme' },
		text: 'Die vorläufige Inobhutnahme der Landesstelle mitteilen, mit dem Ergebnis der Einschätzung.'
	},
	{
		...{ kind: 'uma-register', law: 'uma-register-working-days', after: 'Meldung an die Landesstelle' },
		text: 'Die Landesstelle meldet zur Verteilung an oder zeigt den Ausschluss an.'
	},
	{
		...{ kind: 'uma-name-land', law: 'uma-name-land-working-days', after: 'Anmeldung zur Verteilung' },
		text: 'Das Bundesverwaltungsamt benennt das aufnehmende Land.'
	},
	{
		...{ kind: 'uma-assign', law: 'uma-assign-working-days', after: 'Benennung des Landes' },
		text: 'Die Landesstelle weist einem Jugendamt zu.'
	}
] as const satisfies readonly { kind: DeadlineKind; law: LawValue; after: string; text: string }[];

const PROVISIONAL = 'S42A';

/** Of every provisional measure that has begun; steps that are done are left out, the ones after them count from there. */
export const unaccompaniedDeadlines = (facts: DeadlineFacts, land: string): PlannedDeadline[] =>
	facts.stays.flatMap((stay) => (stay.serviceType === PROVISIONAL ? ofMeasure(stay, facts, land) : []));

function ofMeasure(stay: StayFacts, { settlements }: DeadlineFacts, land: string): PlannedDeadline[] {
	const begin = stay.arrivedOn;
	if (begin === null) return [];
	const { placementId, leftOn } = stay;
	const doneOn = (kind: DeadlineKind) =>
		settlements.find((done) => done.kind === kind && done.placementId === placementId)?.doneOn ?? null;
	const exclusion = exclusionOf(placementId, begin);
	// Assigned, excluded or over: nobody waits for a step any more.
	if (leftOn !== null || doneOn('uma-assign') !== null || doneOn('uma-exclusion') !== null) return [];
	const chain: PlannedDeadline[] = [];
	let from: { day: Day; certain: boolean } = { day: begin, certain: true };
	for (const { kind, law, after, text } of steps) {
		const day = addWorkingDays(from.day, lawOn(law, from.day), { land, saturdays: saturdayIsWorkingDay });
		const done = doneOn(kind);
		const basis = from.certain ? `${after} am ${formatDay(from.day)}` : `${after} spätestens am ${formatDay(from.day)}`;
		if (done === null) chain.push({ kind, placementId, day, basis, source: lawSourceOn(law, from.day), text });
		from = done === null ? { day, certain: false } : { day: done, certain: true };
	}
	return [...chain, exclusion];
}

/** A limit beyond which the distribution is over, not a period to act in: a weekend does not put it off. */
const exclusionOf = (placementId: string, begin: Day): PlannedDeadline => ({
	...{ kind: 'uma-exclusion', placementId },
	day: addMonths(begin, lawOn('uma-exclusion-months', begin)),
	basis: `Beginn der vorläufigen Inobhutnahme am ${formatDay(begin)}`,
	source: lawSourceOn('uma-exclusion-months', begin),
	text: 'Bis dahin muss die Verteilung durchgeführt sein, danach ist sie ausgeschlossen.'
});

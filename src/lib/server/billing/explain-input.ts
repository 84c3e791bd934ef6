import { z } from 'zod';
import { absenceProblems } from '../../domain/billing/absence-problems';
import type { BillingFacts } from '../../domain/billing/facts';
import { ruleSets } from '../../domain/billing/rule-sets';
import { serviceRecordKinds } from '../../domain/billing/service-records';
import { switchProblems } from '../../domain/billing/switch-problems';
import { formatDay, type Day } from '../../domain/day';
import { daySchema } from '../../domain/day-schema';
import { compareEuro, type Euro } from '../../domain/money';
import { absenceShape, amountSchema, monthSchema } from './input';

const NOTHING = '0.00' as Euro;
const MINUTES_PER_DAY = 1440;

const codes = ruleSets.map(({ code }) => code);
const hoursError = 'Ein Tag hat höchstens 24 Stunden.';
const minutes = z
	.int({ error: 'Bitte ganze Minuten angeben.' })
	.min(0, { error: 'Bitte ganze Minuten angeben.' })
	.max(MINUTES_PER_DAY, { error: hoursError });

const agreementSchema = z.strictObject({
	ruleSet: z.enum(codes, { error: `Dieses Regelwerk gibt es nicht. Es gibt: ${codes.join(', ')}.` }),
	/** Per day, or per hour. */
	rate: amountSchema,
	foodShare: amountSchema.default(NOTHING),
	travelSurcharge: amountSchema.default(NOTHING),
	switches: z.record(z.string().max(50), z.union([z.string().max(50), z.number(), z.boolean()])).default({})
});

const staySchema = z.strictObject({
	entry: daySchema,
	leaving: daySchema.nullable().default(null),
	setting: z.enum(['residential', 'part-residential', 'wfbm', 'ambulant'], {
		error: 'Bitte die Form der Hilfe wählen.'
	})
});

const factsSchema = z.strictObject({
	agreement: agreementSchema,
	stay: staySchema,
	absences: z
		.array(z.strictObject({ ...absenceShape, consented: z.boolean().default(false) }))
		.max(60, { error: 'Höchstens 60 Abwesenheiten.' })
		.default([]),
	month: monthSchema,
	/** Days on which all agreed places are in fact used. */
	placesInUse: z.array(daySchema).max(400, { error: 'Höchstens 400 Tage.' }).default([]),
	appointments: z
		.array(z.strictObject({ day: daySchema, minutes, individuallyDated: z.boolean().default(true) }))
		.max(400, { error: 'Höchstens 400 Termine.' })
		.default([]),
	records: z
		.array(
			z.strictObject({
				...{
					day: daySchema,
					kind: z.enum(serviceRecordKinds, { error: 'Diese Art der Leistung gibt es nicht.' }),
					minutes
				},
				participants: z.int({ error: 'Bitte die Zahl der Teilnehmenden angeben.' }).min(1).max(100).default(1)
			})
		)
		.max(400, { error: 'Höchstens 400 Leistungsnachweise.' })
		.default([])
});
type Facts = z.output<typeof factsSchema>;
type Issue = { path: (string | number)[]; message: string };

/** Facts as anybody may think them up: what cannot be is told at its field. */
export const explainSchema = factsSchema
	.superRefine((facts, context) => {
		const issues = [...switchIssues(facts), ...stayIssues(facts), ...absenceIssues(facts), ...hourIssues(facts)];
		for (const { path, message } of issues) context.addIssue({ code: 'custom', path, message });
	})
	.transform(({ agreement: { ruleSet, rate, foodShare, travelSurcharge, switches }, ...facts }): BillingFacts => ({
		...{ ...facts, allowances: null },
		absences: facts.absences.map((absence) => ({ ...absence, decision: null })),
		records: facts.records.map((record) => ({ ...record, cancelledBefore: null, catchUp: null })),
		agreement: { ruleSet, switches, rates: [{ from: facts.stay.entry, amount: rate, foodShare, travelSurcharge }] }
	}));

const switchIssues = ({ agreement: { ruleSet, switches } }: Facts): Issue[] =>
	Object.entries(switchProblems(ruleSet, switches)).map(([name, message]) => ({
		...{ path: ['agreement', 'switches', name], message }
	}));

function stayIssues({ stay: { entry, leaving }, agreement: { rate, foodShare } }: Facts): Issue[] {
	const reversed = leaving !== null && leaving < entry;
	return [
		...(reversed ? [{ path: ['stay', 'leaving'], message: 'Der Auszug liegt vor der Aufnahme.' }] : []),
		...(compareEuro(foodShare, rate) > 0
			? [{ path: ['agreement', 'foodShare'], message: 'Der Lebensmittelanteil ist höher als der Satz.' }]
			: [])
	];
}

const absenceIssues = ({ absences, stay }: Facts): Issue[] =>
	absences.flatMap((absence, index) => {
		const others = absences.filter((_, other) => other !== index);
		return Object.entries(absenceProblems(absence, { others, stay, today: null })).map(([field, message]) => ({
			...{ path: ['absences', index, field], message }
		}));
	});

/** Pieces of one kind together fill at most a day. */
const hourIssues = ({ appointments, records }: Facts): Issue[] => [
	...overfull(appointments).map(({ index, day }) => ({
		path: ['appointments', index, 'minutes'],
		message: sentence(day)
	})),
	...overfull(records).map(({ index, day }) => ({ path: ['records', index, 'minutes'], message: sentence(day) }))
];

const sentence = (day: Day) => `${hoursError} Am ${formatDay(day)} sind es mehr.`;

/** The entry with which a day comes to more than 24 hours. */
function overfull(pieces: readonly { day: Day; minutes: number }[]) {
	const sums = new Map<Day, number>();
	return pieces.flatMap(({ day, minutes: added }, index) => {
		const before = sums.get(day) ?? 0;
		sums.set(day, before + added);
		return before <= MINUTES_PER_DAY && before + added > MINUTES_PER_DAY ? [{ index, day }] : [];
	});
}

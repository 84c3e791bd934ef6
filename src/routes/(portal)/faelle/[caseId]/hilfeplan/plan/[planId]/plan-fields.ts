import type { ApiOutput } from '$lib/client/api';

export type Plan = ApiOutput['helpPlans']['get'];

export const textFields = [
	{ field: 'need', label: 'Bedarf', hint: 'Welcher erzieherische Bedarf besteht?' },
	{ field: 'services', label: 'Notwendige Leistungen', hint: 'Was wird im Einzelnen geleistet?' },
	{ field: 'contactRules', label: 'Umgang und Kontakte', hint: 'Wer sieht wen, wie oft und wo?' },
	{
		field: 'participation',
		label: 'Beteiligung des jungen Menschen',
		hint: 'Wie war er oder sie beteiligt, und was war wichtig? (§ 8 SGB VIII)'
	}
] as const;

const editable = [
	...textFields.map(({ field }) => field),
	...(['serviceType', 'fromDay', 'untilDay', 'nextReview', 'goals'] as const)
] as const;
export type Editable = Pick<Plan, (typeof editable)[number]>;

export const editableOf = (plan: Plan) => Object.fromEntries(editable.map((field) => [field, plan[field]])) as Editable;

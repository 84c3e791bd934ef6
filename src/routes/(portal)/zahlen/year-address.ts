/** The year of an address; what is no year there becomes the running one. */
export function yearIn(params: URLSearchParams, current: number): number {
	const text = params.get('jahr') ?? '';
	return /^20[1-9]\d$/.test(text) && Number(text) >= 2015 ? Number(text) : current;
}

/** Three years back and one ahead, as budgets are planned. */
export const yearChoices = (current: number, chosen: number) =>
	[...new Set([current + 1, current, current - 1, current - 2, current - 3, chosen])]
		.sort((a, b) => b - a)
		.map((year) => ({ value: String(year), label: String(year) }));

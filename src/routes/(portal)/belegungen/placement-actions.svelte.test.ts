import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Day } from '$lib/domain/day';
import { actionsFor, type PlacementFacts, type PlacementSide } from '$lib/domain/placements/actions';
import type { PlacementState } from '$lib/domain/placements/states';
import PlacementActions from './PlacementActions.svelte';

const begin = '2026-11-20' as Day;
const facts: PlacementFacts = {
	...{ begin, holdUntil: null, answered: false, today: '2026-11-22' as Day, now: '2026-11-22T12:00:00Z' }
};

type Shown = { state: PlacementState; side?: PlacementSide; given?: Partial<PlacementFacts> };

async function show({ state, side = 'office', given = {} }: Shown, led: { ontransfer?: () => void } = {}) {
	const actions = actionsFor(state, side, { ...facts, ...given });
	const placement = { placementId: crypto.randomUUID(), begin, end: '2027-05-31' as Day, actions };
	await render(PlacementActions, { placement, onchanged: () => undefined, ...led });
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the next step that is not possible yet', () => {
	it('is shown with its reason beside what is possible', async () => {
		const bookingWaitsFor = 'Es fehlt noch eine Teamberatung mit Ergebnis.';
		await show({ state: 'consented', given: { bookingWaitsFor } });
		await expect.element(button('Buchen')).toHaveAttribute('aria-disabled', 'true');
		await expect.element(button('Buchen')).toHaveAccessibleDescription(bookingWaitsFor);
		await expect.element(button('Zurückziehen')).not.toHaveAttribute('aria-disabled');
	});

	it.each<[Shown, string, string]>([
		[{ state: 'reserved' }, 'Buchen', 'Der Anbieter hat noch nicht zugesagt.'],
		[{ state: 'requested', side: 'provider' }, 'Zusagen', 'Das Jugendamt hat noch keinen Platz reserviert.'],
		[
			{ state: 'booked', given: { livesElsewhere: true } },
			'Aufnahme eintragen',
			'Der junge Mensch ist noch anderswo aufgenommen. Dort muss zuerst das Ende eingetragen werden.'
		]
	])('%j: %s says why not', async (shown, name, reason) => {
		await show(shown);
		await expect.element(button(name)).toHaveAccessibleDescription(reason);
	});

	it('is not shown twice once it is possible', async () => {
		await show({ state: 'consented' });
		await expect.element(button('Buchen')).not.toHaveAttribute('aria-disabled');
		expect(button('Buchen').elements()).toHaveLength(1);
	});

	it('after the end there is none, only why', async () => {
		await show({ state: 'declined' });
		await expect.element(button('Buchen')).toHaveAccessibleDescription('Der Anbieter hat abgesagt.');
		expect(page.getByRole('button').elements()).toHaveLength(1);
	});
});

describe('changing the place', () => {
	it('leads on to the search', async () => {
		const ontransfer = vi.fn();
		await show({ state: 'active' }, { ontransfer });
		await button('Wechseln').click();
		expect(ontransfer).toHaveBeenCalledOnce();
	});

	it('is no button where nothing leads on', async () => {
		await show({ state: 'active', side: 'provider' });
		expect(button('Wechseln').elements()).toEqual([]);
	});
});

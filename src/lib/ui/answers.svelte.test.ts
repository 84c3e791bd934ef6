import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Button from './Button.svelte';
import DataTable from './DataTable.svelte';
import Dialog from './Dialog.svelte';
import FormErrors from './FormErrors.svelte';
import Pager from './Pager.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('Button', () => {
	it('that is not possible now says why and does nothing', async () => {
		const onclick = vi.fn();
		await render(Button, { children: text('Reservieren'), reason: 'Geht erst wieder mit Netz.', onclick });
		const button = page.getByRole('button', { name: 'Reservieren' });
		await expect.element(button).toHaveAccessibleDescription('Geht erst wieder mit Netz.');
		await expect.element(button).toHaveAttribute('aria-disabled', 'true');
		await button.click({ force: true });
		expect(onclick).not.toHaveBeenCalled();
	});

	it('that is busy ignores the second tap', async () => {
		const onclick = vi.fn();
		await render(Button, { children: text('Senden'), busy: true, onclick });
		await page.getByRole('button', { name: 'Senden' }).click({ force: true });
		expect(onclick).not.toHaveBeenCalled();
	});
});

describe('Dialog', () => {
	const props = { open: true, title: 'Platz buchen?', children: text('Haus am Bodden'), confirmLabel: 'Buchen' };

	it('asks and confirms', async () => {
		const onconfirm = vi.fn();
		await render(Dialog, { ...props, onconfirm });
		await expect.element(page.getByRole('dialog', { name: 'Platz buchen?' })).toBeVisible();
		await page.getByRole('button', { name: 'Buchen' }).click();
		expect(onconfirm).toHaveBeenCalledOnce();
	});

	it('closes on Escape', async () => {
		const onclose = vi.fn();
		await render(Dialog, { ...props, onconfirm: vi.fn(), onclose });
		await expect.element(page.getByRole('dialog')).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await vi.waitFor(() => {
			expect(onclose).toHaveBeenCalledOnce();
		});
		await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	});
});

it('FormErrors takes the focus and leads to the field', async () => {
	document.body.insertAdjacentHTML('beforeend', '<input id="lastName">');
	await render(FormErrors, { errors: { lastName: 'Bitte einen Nachnamen eingeben.' } });
	const summary = page.getByRole('alert');
	await expect.element(summary).toHaveFocus();
	await page.getByRole('link', { name: 'Bitte einen Nachnamen eingeben.' }).click();
	expect(document.activeElement?.id).toBe('lastName');
	document.getElementById('lastName')?.remove();
});

describe('DataTable', () => {
	const idOf = (row: unknown) => String(row);
	const cells = createRawSnippet<[unknown]>((row) => ({
		render: () => `<td><a class="row-link" href="#${idOf(row())}">Fall ${idOf(row())}</a></td>`
	}));
	const table = {
		rows: ['17'],
		key: idOf,
		columns: [
			{ id: 'name', label: 'Name' },
			{ id: 'sum', label: 'Summe', numeric: true, sorted: 'ascending' as const }
		],
		caption: 'Fälle',
		cells
	};

	it('makes the whole row a target for its link', async () => {
		await page.viewport(1000, 600);
		await render(DataTable, table);
		const row = document.querySelector('tbody tr');
		row?.querySelector('td')?.click();
		expect(location.hash).toBe('#17');
		location.hash = '';
	});

	it('names its columns and how it is sorted', async () => {
		await render(DataTable, table);
		await expect.element(page.getByRole('table', { name: 'Fälle' })).toBeInTheDocument();
		await expect.element(page.getByRole('columnheader', { name: 'Summe' })).toHaveAttribute('aria-sort', 'ascending');
	});
});

it.each([
	[1, 'Zeige 1 bis 50 von 56', 'Nächste Seite'],
	[2, 'Zeige 51 bis 56 von 56', 'Vorige Seite']
])('Pager on page %d', async (current, sentence, link) => {
	await render(Pager, { page: current, pageSize: 50, total: 56, href: (to: number) => `#${to}` as '/' });
	await expect.element(page.getByText(sentence)).toBeVisible();
	await expect.element(page.getByRole('link')).toHaveAccessibleName(link);
});

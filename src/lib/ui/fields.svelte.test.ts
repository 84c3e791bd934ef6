import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Day } from '../domain/day';
import ChipGroup from './ChipGroup.svelte';
import DayField from './DayField.svelte';
import DecimalField from './DecimalField.svelte';
import RadioChips from './RadioChips.svelte';
import Stepper from './Stepper.svelte';

const today = '2026-11-22' as Day;

describe('DayField', () => {
	it('understands what is typed and shows it in full', async () => {
		const onchange = vi.fn();
		await render(DayField, { label: 'Beginn', today, onchange });
		const field = page.getByLabelText('Beginn', { exact: true });
		await field.fill('1.6.27');
		await userEvent.tab();
		await expect.element(field).toHaveValue('01.06.2027');
		expect(onchange).toHaveBeenCalledExactlyOnceWith('2027-06-01');
	});

	it('keeps what it does not understand and says so at the field', async () => {
		const onchange = vi.fn();
		await render(DayField, { label: 'Beginn', today, onchange, name: 'begin' });
		const field = page.getByLabelText('Beginn', { exact: true });
		await field.fill('31.2.2027');
		await userEvent.tab();
		await expect.element(field).toHaveValue('31.2.2027');
		await expect.element(field).toHaveAccessibleDescription(/Bitte ein Datum eingeben/);
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		expect(onchange).not.toHaveBeenCalled();
	});

	it('opens a calendar that the arrow keys walk through', async () => {
		const onchange = vi.fn();
		await render(DayField, { label: 'Beginn', today, value: '2027-06-01' as Day, onchange });
		await page.getByRole('button', { name: /Kalender für Beginn/ }).click();
		await expect.element(page.getByText('Juni 2027', { exact: true })).toBeVisible();
		await vi.waitFor(() => {
			expect(document.activeElement?.textContent.trim()).toBe('1');
		});
		await userEvent.keyboard('{ArrowRight}{Enter}');
		await expect.element(page.getByLabelText('Beginn', { exact: true })).toHaveValue('02.06.2027');
		expect(onchange).toHaveBeenCalledExactlyOnceWith('2027-06-02');
	});
});

describe('DecimalField', () => {
	it.each([
		['76', '76'],
		['76,5', '76.5'],
		['1.234,50 €', '1234.5']
	])('%s becomes %s', async (typed, expected) => {
		const onchange = vi.fn();
		await render(DecimalField, { label: 'Tagessatz', onchange });
		await page.getByLabelText('Tagessatz').fill(typed);
		await userEvent.tab();
		expect(onchange).toHaveBeenCalledExactlyOnceWith(expected);
	});

	it('keeps what is no number', async () => {
		await render(DecimalField, { label: 'Tagessatz' });
		const field = page.getByLabelText('Tagessatz');
		await field.fill('viel');
		await userEvent.tab();
		await expect.element(field).toHaveValue('viel');
		await expect.element(field).toHaveAccessibleDescription(/Bitte eine Zahl eingeben/);
	});
});

describe('ChipGroup', () => {
	const options = [
		{ value: 'trauma', label: 'Trauma', group: 'Gesundheit' },
		{ value: 'addiction', label: 'Sucht', group: 'Gesundheit' },
		{ value: 'animals', label: 'Tiergestützt', group: 'Methode' }
	];

	it('finds by text, chooses by keyboard and is ready for the next', async () => {
		const onchange = vi.fn();
		await render(ChipGroup, { label: 'Spezialisierungen', options, onchange });
		const field = page.getByRole('combobox', { name: 'Spezialisierungen' });
		await field.fill('suc');
		await expect.element(page.getByRole('option', { name: 'Trauma' })).not.toBeInTheDocument();
		await userEvent.keyboard('{ArrowDown}{Enter}');
		expect(onchange).toHaveBeenCalledExactlyOnceWith(['addiction']);
		await expect.element(field).toHaveValue('');
	});

	it('takes a chip away with one tap', async () => {
		const onchange = vi.fn();
		await render(ChipGroup, { label: 'Spezialisierungen', options, values: ['trauma', 'animals'], onchange });
		await page.getByRole('button', { name: 'Trauma entfernen' }).click();
		expect(onchange).toHaveBeenCalledExactlyOnceWith(['animals']);
	});
});

it('RadioChips answers with one tap', async () => {
	const onchange = vi.fn();
	const options = [
		{ value: 'wish', label: 'Wunsch' },
		{ value: 'school', label: 'Schule' }
	];
	await render(RadioChips, { label: 'Grund', options, onchange });
	await page.getByText('Schule').click();
	expect(onchange).toHaveBeenCalledExactlyOnceWith('school');
	await expect.element(page.getByRole('radio', { name: 'Schule' })).toBeChecked();
});

it('Stepper counts within its limits', async () => {
	const onchange = vi.fn();
	await render(Stepper, { label: 'Plätze', value: 2, max: 3, onchange });
	await page.getByRole('button', { name: 'Mehr: Plätze' }).click();
	await expect.element(page.getByRole('button', { name: 'Mehr: Plätze' })).toBeDisabled();
	expect(onchange).toHaveBeenCalledExactlyOnceWith(3);
});

import type { VacancyParts } from '$lib/domain/capacity/vacancy-parts';

/** The parts of an offer's capacity in the order in which they are read; they add up. */
export const partColumns: readonly { id: keyof VacancyParts; label: string }[] = [
	{ id: 'operable', label: 'Betreibbar' },
	{ id: 'held', label: 'Reserviert' },
	{ id: 'booked', label: 'Gebucht' },
	{ id: 'stayed', label: 'Belegt' },
	{ id: 'foreign', label: 'Außerhalb belegt' },
	{ id: 'blocked', label: 'Gesperrt' },
	{ id: 'free', label: 'Frei' },
	{ id: 'overbooked', label: 'Überbelegt' }
];

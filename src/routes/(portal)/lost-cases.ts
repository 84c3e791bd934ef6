import type { LostCase } from '$lib/client/offline/taken-cases';
import { toasts } from '$lib/ui/toasts.svelte';

const withNotes = (notes: number) => {
	if (notes === 0) return '';
	return notes === 1 ? ', mit einer nicht gesendeten Notiz' : `, mit ${notes} nicht gesendeten Notizen`;
};

/** A day is over while nobody looks; that something is gone must not be found out by chance. */
export function tellLost(lost: readonly LostCase[]) {
	for (const { number, notes } of lost) {
		toasts.show(
			`Der mitgenommene Fall ${number} ist nach 24 Stunden von diesem Gerät gelöscht${withNotes(notes)}.`,
			'info'
		);
	}
}

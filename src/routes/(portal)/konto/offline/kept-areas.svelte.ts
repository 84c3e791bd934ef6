import { dropArea, isStorageProblem, refreshAreas, type Progress } from '$lib/client/offline/keep-offers';
import { messageOf } from '$lib/client/messages';
import type { KeptArea } from '$lib/client/offline/offer-database';
import { offersBeside } from '$lib/client/offline/offers-beside';
import { toasts } from '$lib/ui/toasts.svelte';

/** The areas on this device, and the work on them. */
export class KeptAreas {
	/** Null until they have been read. */
	areas = $state<readonly KeptArea[] | null>(null);
	progress = $state<Progress | null>(null);
	#stopping: AbortController | null = null;

	async read() {
		try {
			this.areas = await offersBeside().areas();
		} catch (error) {
			if (!isStorageProblem(error)) throw error;
			this.areas = [];
		}
	}

	/** Adds areas and brings all of them up to date. */
	async refresh(added: readonly string[] = []) {
		if (this.progress !== null) return;
		this.#stopping = new AbortController();
		this.progress = { what: 'Angebote', done: 0, total: 0 };
		const { signal } = this.#stopping;
		try {
			await refreshAreas(added, { signal, onprogress: (progress) => (this.progress = progress) });
		} catch (error) {
			if (!signal.aborted) toasts.show(wordsFor(error), 'error');
		} finally {
			this.progress = null;
			await this.read();
		}
	}

	/** What has arrived stays. */
	cancel() {
		this.#stopping?.abort();
	}

	async drop(office: string) {
		try {
			await dropArea(office);
		} catch (error) {
			toasts.show(wordsFor(error), 'error');
		}
		await this.read();
	}
}

const wordsFor = (error: unknown) =>
	isStorageProblem(error) ? 'Der Speicher dieses Geräts reicht nicht oder ist gesperrt.' : messageOf(error);

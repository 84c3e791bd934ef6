type Toast = { id: number; text: string; kind: 'success' | 'info' | 'error' };

const SHOWN_FOR_MS = 6000;

/** Short answers to something that has just been done. An error that needs an answer belongs on the page, not here. */
class Toasts {
	list = $state<Toast[]>([]);
	#next = 1;

	show(text: string, kind: Toast['kind'] = 'success') {
		const id = this.#next++;
		this.list.push({ id, text, kind });
		setTimeout(() => {
			this.close(id);
		}, SHOWN_FOR_MS);
	}

	close(id: number) {
		this.list = this.list.filter((toast) => toast.id !== id);
	}
}

export const toasts = new Toasts();

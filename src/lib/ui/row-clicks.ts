import type { Attachment } from 'svelte/attachments';

/**
 * Makes the whole row of a table a target for the link inside it (`.row-link`). The link stays the only thing the
 * keyboard and a screen reader meet; text can still be selected, and buttons in the row keep their own click.
 */
export const rowClicks: Attachment<HTMLElement> = (body) => {
	function follow(event: MouseEvent) {
		if (!(event.target instanceof Element) || event.target.closest('a, button, input, label, select')) return;
		const link = event.target.closest('tr')?.querySelector<HTMLAnchorElement>('a.row-link');
		if (!link || window.getSelection()?.toString()) return;
		link.dispatchEvent(
			new MouseEvent('click', {
				bubbles: true,
				cancelable: true,
				ctrlKey: event.ctrlKey,
				metaKey: event.metaKey,
				shiftKey: event.shiftKey
			})
		);
	}
	body.addEventListener('click', follow);
	return () => {
		body.removeEventListener('click', follow);
	};
};

/** Shows a PDF that was just made, in a window of its own: every device has its own way to show and print one. */
export function openPdf(base64: string) {
	const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
	const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
	const link = Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'noopener' });
	link.click();
	// Long enough for the other window to have read it.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

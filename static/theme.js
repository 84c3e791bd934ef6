// Runs before the first paint: puts the theme chosen on this device on the page, so that it never flashes.
try {
	const choice = localStorage.getItem('ankerplatz.theme');
	if (choice === 'light' || choice === 'dark') document.documentElement.dataset.kernTheme = choice;
} catch {
	// Storage may be switched off; then the device's own setting decides.
}

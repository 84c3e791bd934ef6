export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** The same key as in static/theme.js, which puts the choice on the page before the first paint. */
const KEY = 'ankerplatz.theme';
const browserBar = { light: '#ffffff', dark: '#0a151b' };

const isChoice = (value: unknown): value is ThemeChoice => themeChoices.some((choice) => choice === value);

function stored(): ThemeChoice {
	try {
		const value = localStorage.getItem(KEY);
		return isChoice(value) ? value : 'system';
	} catch {
		return 'system';
	}
}

function keep(choice: ThemeChoice) {
	try {
		if (choice === 'system') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, choice);
	} catch {
		// Without storage the choice holds until the page is closed.
	}
}

class Theme {
	choice = $state<ThemeChoice>('system');

	/** Call once in the browser. */
	restore() {
		this.choice = stored();
		this.#paintBrowserBar();
	}

	choose(choice: ThemeChoice) {
		this.choice = choice;
		keep(choice);
		if (choice === 'system') delete document.documentElement.dataset.kernTheme;
		else document.documentElement.dataset.kernTheme = choice;
		this.#paintBrowserBar();
	}

	#paintBrowserBar() {
		for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
			const own = meta.media.includes('dark') ? 'dark' : 'light';
			meta.content = browserBar[this.choice === 'system' ? own : this.choice];
		}
	}
}

export const theme = new Theme();

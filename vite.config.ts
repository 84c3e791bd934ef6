import purgecss from '@fullhuman/postcss-purgecss';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { Plugin } from 'postcss';
import { findChromium, chromiumFlags } from './scripts/chromium.ts';

/** The plugin reports any error of a build as "swSrc can't be read"; NO_PWA=1 shows the real one. */
const offline = process.env['NO_PWA'] === '1' || process.env['VITEST'] ? [] : [serviceWorker()];

const setupFiles = ['tests/setup/each.ts'];
const env = { TZ: 'Europe/Berlin' };

export default defineConfig({
	plugins: [sveltekit(), ...offline],
	css: { postcss: { plugins: [usedStyles()] } },
	// Found only in the middle of a page, these would be bundled again with a second copy of Svelte's runtime.
	optimizeDeps: { include: ['bits-ui', 'dexie', '@internationalized/date', '@trpc/client', 'decimal.js', 'zod'] },
	test: {
		expect: { requireAssertions: true },
		// One processor is left free otherwise; on a small machine that is half of it.
		maxWorkers: '100%',
		projects: [unit(), components(), onNode('integration'), onNode('checks'), onNode('e2e')]
	}
});

/**
 * The design system's style sheet knows every component; a page that waits for all of it on a phone waits a second for
 * rules that nothing here uses. Only its own names are judged; one that is put together stays by its beginning.
 */
function usedStyles(): Plugin {
	const { OnceExit } = purgecss({
		content: ['src/**/*.{svelte,ts,html}'],
		safelist: { standard: [/^(?!kern-)/], greedy: [/^kern-btn--/] }
	}) as Plugin;
	return {
		postcssPlugin: 'used-styles',
		OnceExit: (root, helpers) => (root.source?.input.file?.endsWith('app.css') ? OnceExit?.(root, helpers) : undefined)
	};
}

function serviceWorker() {
	return SvelteKitPWA({
		strategies: 'injectManifest',
		srcDir: 'src',
		filename: 'service-worker.ts',
		injectRegister: false,
		manifest: false,
		injectManifest: {
			globPatterns: ['client/**/*.{js,css,ico,png,svg,webp,woff2,json,webmanifest}', 'prerendered/**/*.{html,json}']
		}
	});
}

/** Beside the source, with everything the app's own build has. */
function unit(): TestProjectConfiguration {
	return {
		extends: true,
		test: {
			name: 'unit',
			include: ['src/**/*.test.ts'],
			exclude: ['src/**/*.svelte.test.ts'],
			environment: 'node',
			env,
			setupFiles,
			// Many runs of one property take longer than the five seconds of vitest while another worker has the processor.
			testTimeout: 20_000
		}
	};
}

/** Components in a real browser. */
function components(): TestProjectConfiguration {
	const executablePath = findChromium();
	return {
		extends: true,
		test: {
			name: 'components',
			include: ['src/**/*.svelte.test.ts'],
			env,
			setupFiles,
			browser: {
				enabled: true,
				headless: true,
				screenshotFailures: false,
				provider: playwright({
					launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
					contextOptions: { locale: 'de-DE', timezoneId: 'Europe/Berlin' }
				}),
				instances: [{ browser: 'chromium' }]
			}
		}
	};
}

/** From outside: against a real database, a real server, the files of the project. */
function onNode(name: 'integration' | 'checks' | 'e2e'): TestProjectConfiguration {
	const patience = { integration: 20_000, checks: 120_000, e2e: 60_000 }[name];
	return {
		resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
		test: {
			name,
			include: [`tests/${name}/**/*.test.ts`],
			environment: 'node',
			env,
			setupFiles,
			globalSetup: { integration: ['tests/setup/postgres.ts'], checks: [], e2e: ['tests/setup/server.ts'] }[name],
			testTimeout: patience,
			hookTimeout: patience,
			// A browser that shares its processors with another one may need longer than the second of vitest.
			...(name === 'e2e' && { expect: { poll: { timeout: 15_000 } } }),
			// The server's modules are read once for each worker instead of for each file: half of the time. What differs
			// from file to file is its database.
			isolate: name !== 'integration'
		}
	};
}

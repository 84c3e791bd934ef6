import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter(),
		paths: { relative: false },
		serviceWorker: { register: false },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Kit writes inline style attributes of its own (route announcer); no inline style element is allowed.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'frame-ancestors': ['none'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self']
			}
		},
		typescript: {
			// Also type-checked: the scripts of the project, and the service worker, which Kit leaves out.
			config: ({ include, exclude, ...rest }) => ({
				...rest,
				include: [...include, '../*.config.ts', '../scripts/**/*.ts'],
				exclude: exclude.filter((path) => path !== '../src/service-worker.ts')
			})
		}
	}
};

import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The clock, chance and the world outside are arguments of a rule, never found by it. */
const pureRules = {
	'no-restricted-globals': ['error', 'fetch', 'localStorage', 'process', 'setTimeout', 'setInterval', 'crypto'],
	'no-restricted-syntax': [
		'error',
		{
			selector: "NewExpression[callee.name='Date'][arguments.length=0]",
			message: 'Take the day or the moment as an argument.'
		},
		{
			selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
			message: 'Take the day or the moment as an argument.'
		},
		{
			selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
			message: 'Rules are deterministic.'
		},
		{
			selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
			message: 'Take the day or the moment as an argument.'
		}
	]
};

const small = {
	'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
	'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
	// A switch over all cases of a union is one decision.
	complexity: ['error', { max: 10, variant: 'modified' }],
	'max-params': ['error', 3],
	'max-depth': ['error', 3]
};

export default ts.config(
	{ ignores: ['.svelte-kit/', '.data/', '.bench/', 'build/', 'drizzle/', 'static/', 'test-results/', '**/*.cjs'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			...small,
			// TypeScript knows better what is defined.
			'no-undef': 'off',
			eqeqeq: 'error',
			// `() => doIt()` as a callback hides nothing.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/require-array-sort-compare': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error'
		}
	},
	{ files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } } },
	// The types of a component are svelte-check's: here every component would set up the checker anew, for minutes, and
	// see the props of the others as `any`.
	{ files: ['**/*.svelte'], ...ts.configs.disableTypeChecked },
	// Without types it takes an address that a function has resolved for one that nobody has.
	{ files: ['**/*.svelte'], rules: { 'svelte/no-navigation-without-resolve': 'off' } },
	{ files: ['src/lib/domain/**/*.ts'], rules: pureRules },
	{
		files: ['src/lib/server/**/*.ts'],
		// The launcher hands PATH on to the programs of PostgreSQL.
		ignores: ['src/lib/server/env.ts', 'src/lib/server/db/embedded-launcher.ts', '**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'process', property: 'env', message: 'Only env.ts reads the environment.' }
			]
		}
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		ignores: ['src/cli/**'],
		rules: { 'no-console': ['error', { allow: ['error'] }] }
	},
	// A table of cases is long and has many columns without being complicated.
	{ files: ['**/*.test.ts'], rules: { 'max-lines-per-function': 'off', 'max-params': 'off' } },
	// Fixtures that need no other fixture are written as `({}, …)`: Vitest reads the pattern.
	{ files: ['tests/setup/*.ts'], rules: { 'no-empty-pattern': 'off' } },
	{ files: ['*.config.js'], ...ts.configs.disableTypeChecked }
);

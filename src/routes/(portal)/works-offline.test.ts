import { expect, it } from 'vitest';
import { worksOffline } from './works-offline';

it.each([
	['case-worker', ['/suche', '/faelle/mitgenommen', '/ausgang']],
	['provider-worker', ['/heute', '/vakanzen', '/nachweise/erfassen', '/ausgang']],
	['provider-finance', ['/ausgang']]
] as const)('without network %s is led to what goes', (role, paths) => {
	expect(worksOffline(role).map(({ path }) => path)).toEqual(paths);
});

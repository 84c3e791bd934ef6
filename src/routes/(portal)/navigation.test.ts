import { describe, expect, it } from 'vitest';
import { can, roles } from '$lib/domain/access/permissions';
import { barPlaces, currentPlace, placesIn, startPlace } from './navigation';
import { areas } from './places';

describe('bar', () => {
	it.each(roles)('of %s has one to five places, all permitted, the last is Mehr', (role) => {
		const places = barPlaces(role);
		expect(places.length).toBeGreaterThan(0);
		expect(places.length).toBeLessThanOrEqual(5);
		expect(places.at(-1)?.id).toBe('more');
		for (const { needs } of places) expect(needs === null || can(role, needs)).toBe(true);
	});

	it.each([
		['case-worker', ['search', 'cases', 'inbox', 'figures', 'more']],
		['provider-worker', ['today', 'vacancies', 'requests', 'inbox', 'more']],
		['provider-admin', ['today', 'vacancies', 'requests', 'billing', 'more']],
		['finance', ['billing', 'search', 'inbox', 'figures', 'more']],
		['provider-finance', ['billing', 'inbox', 'more']],
		['office-admin', ['import', 'accounts', 'search', 'more']],
		['data-protection', ['audit', 'more']],
		['system-admin', ['import', 'accounts', 'audit', 'more']],
		['controller', ['figures', 'search', 'inbox', 'more']],
		['leadership', ['figures', 'more']]
	] as const)('of %s is %j', (role, ids) => {
		expect(barPlaces(role).map((place) => place.id)).toEqual(ids);
	});
});

it.each([
	['case-worker', '/suche'],
	['provider-admin', '/heute'],
	['leadership', '/zahlen'],
	['data-protection', '/verwaltung/protokoll']
] as const)('%s starts at %s', (role, path) => {
	expect(startPlace(role).path).toBe(path);
});

it('every place a role may open stands under one of the areas in Mehr', () => {
	for (const role of roles) {
		const listed = areas.flatMap((area) => placesIn(area, role).map((place) => place.id));
		expect(new Set(listed).size).toBe(listed.length);
		for (const place of barPlaces(role)) if (place.id !== 'more') expect(listed).toContain(place.id);
	}
});

it.each([
	['/faelle', 'cases'],
	['/faelle/4711/akte', 'cases'],
	['/faelle-alt', 'more'],
	['/konto', 'more']
])('%s belongs to %s', (pathname, id) => {
	expect(currentPlace(pathname, 'case-worker')).toBe(id);
});

import { can, type Role } from '$lib/domain/access/permissions';
import { places, type Area, type Place, type PlaceId } from './places';

const caseWork: readonly PlaceId[] = ['search', 'cases', 'inbox', 'figures', 'more'];
const providerWork: readonly PlaceId[] = ['today', 'vacancies', 'requests', 'inbox', 'more'];
const onlooking: readonly PlaceId[] = ['search', 'inbox', 'more'];
const steering: readonly PlaceId[] = ['figures', 'search', 'inbox', 'more'];
/** Whose daily work are invoices. */
const billing: readonly PlaceId[] = ['billing', 'search', 'inbox', 'more'];

/** What each role has under its thumb: at most five, the daily work first. */
const barOf: Record<Role, readonly PlaceId[]> = {
	'case-worker': caseWork,
	'team-lead': caseWork,
	finance: ['billing', 'search', 'inbox', 'figures', 'more'],
	controller: steering,
	leadership: steering,
	'office-admin': ['import', 'accounts', 'search', 'more'],
	'data-protection': ['audit', 'more'],
	'provider-admin': ['today', 'vacancies', 'requests', 'billing', 'more'],
	'provider-worker': providerWork,
	'provider-finance': billing,
	supervisor: onlooking,
	'rate-office': onlooking,
	'system-admin': ['import', 'accounts', 'audit', 'more']
};

const mayOpen = (role: Role, place: Place) => place.needs === null || can(role, place.needs);
const placeOf = (id: PlaceId): Place => ({ ...places[id], id });

export const barPlaces = (role: Role): Place[] => barOf[role].map(placeOf).filter((place) => mayOpen(role, place));

/** Where a role starts after sign-in. */
export const startPlace = (role: Role): Place => barPlaces(role)[0] ?? placeOf('more');

export const placesIn = (area: Area, role: Role): Place[] =>
	(Object.keys(places) as PlaceId[])
		.map(placeOf)
		.filter((place) => place.area === area && place.id !== 'more' && mayOpen(role, place));

/** The place an address belongs to: '/faelle/123' is in 'Fälle'. Everything not in the bar lights up 'Mehr'. */
export function currentPlace(pathname: string, role: Role): PlaceId {
	const within = barPlaces(role).find((place) => pathname === place.path || pathname.startsWith(`${place.path}/`));
	return within?.id ?? 'more';
}

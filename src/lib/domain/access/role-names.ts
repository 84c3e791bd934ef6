import type { Role } from './permissions';

/** What a role is called on screen. */
export const roleNames: Record<Role, string> = {
	'case-worker': 'Fachkraft',
	'team-lead': 'Teamleitung',
	finance: 'Wirtschaftliche Jugendhilfe',
	controller: 'Controlling',
	leadership: 'Verwaltungsspitze',
	'office-admin': 'Örtliche Administration',
	'data-protection': 'Datenschutz',
	'provider-admin': 'Träger-Administration',
	'provider-worker': 'Einrichtung',
	'provider-finance': 'Träger-Abrechnung',
	supervisor: 'Landesjugendamt',
	'rate-office': 'Entgeltstelle',
	'system-admin': 'Systemverwaltung'
};

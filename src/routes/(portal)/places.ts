import type { Pathname } from '$app/types';
import type { Permission } from '$lib/domain/access/permissions';
import type { IconName } from '$lib/ui/icon-shapes';

/** Every place of the portal, in the four areas of the field. The bar, the rail and "Mehr" all read this one table. */
export type Area = 'Basics' | 'Anbieter' | 'Verwaltung' | 'Admin';
type Entry<Path> = {
	label: string;
	path: Path;
	icon: IconName;
	area: Area;
	needs: Permission | null;
	about: string;
};

export const places = {
	search: {
		label: 'Suche',
		path: '/suche',
		icon: 'search',
		area: 'Basics',
		needs: 'offers/search',
		about: 'Passende Angebote finden, nach Kosten sortiert'
	},
	inbox: {
		label: 'Postfach',
		path: '/postfach',
		icon: 'inbox',
		area: 'Basics',
		needs: 'inbox/read',
		about: 'Nachrichten zu Anfragen und Belegungen'
	},
	account: {
		label: 'Konto',
		path: '/konto',
		icon: 'person',
		area: 'Basics',
		needs: null,
		about: 'Passwort, zweiter Faktor, angemeldete Geräte'
	},
	offline: {
		label: 'Offline',
		path: '/konto/offline',
		icon: 'offline',
		area: 'Basics',
		needs: 'offers/search',
		about: 'Angebote und Fälle auf diesem Gerät'
	},
	outbox: {
		label: 'Ausgang',
		path: '/ausgang',
		icon: 'upload',
		area: 'Basics',
		needs: null,
		about: 'Was auf diesem Gerät noch auf Verbindung wartet'
	},
	today: {
		label: 'Heute',
		path: '/heute',
		icon: 'today',
		area: 'Anbieter',
		needs: 'vacancies/report',
		about: 'Wartende Anfragen, Ankünfte, Vakanzen bestätigen'
	},
	vacancies: {
		label: 'Vakanzen',
		path: '/vakanzen',
		icon: 'bed',
		area: 'Anbieter',
		needs: 'vacancies/report',
		about: 'Freie Plätze melden und der Kalender der nächsten Wochen'
	},
	requests: {
		label: 'Anfragen',
		path: '/anfragen',
		icon: 'request',
		area: 'Anbieter',
		needs: 'placements/answer',
		about: 'Zusagen oder absagen'
	},
	records: {
		label: 'Nachweise',
		path: '/nachweise',
		icon: 'edit',
		area: 'Anbieter',
		needs: 'service-records/write',
		about: 'Ambulante Leistungen erfassen, unterschreiben lassen, freigeben'
	},
	cases: {
		label: 'Fälle',
		path: '/faelle',
		icon: 'folder',
		area: 'Verwaltung',
		needs: 'cases/read',
		about: 'Fallmanager: Fälle, Belegungen, nächste Schritte'
	},
	deadlines: {
		label: 'Fristen',
		path: '/faelle/fristen',
		icon: 'calendar',
		area: 'Verwaltung',
		needs: 'cases/read',
		about: 'Was das Gesetz bis wann verlangt'
	},
	consultations: {
		label: 'Beratungen',
		path: '/beratungen',
		icon: 'people',
		area: 'Verwaltung',
		needs: 'cases/read',
		about: 'Teamberatungen, in denen Ihre Stimme gefragt ist'
	},
	statistics: {
		label: 'Statistik',
		path: '/statistik',
		icon: 'data',
		area: 'Verwaltung',
		needs: 'statistics/check',
		about: 'Amtliche Statistik: was fehlt, Prüfung und Export'
	},
	figures: {
		label: 'Zahlen',
		path: '/zahlen',
		icon: 'data',
		area: 'Verwaltung',
		needs: 'figures/read',
		about: 'Kennzahlen aller Jugendämter, eigenes Budget, Auswertungen'
	},
	budgets: {
		label: 'Ansätze',
		path: '/verwaltung/budgets',
		icon: 'edit',
		area: 'Admin',
		needs: 'budgets/manage',
		about: 'Haushaltsansätze eingeben oder einlesen'
	},
	population: {
		label: 'Einwohner',
		path: '/verwaltung/einwohner',
		icon: 'people',
		area: 'Admin',
		needs: 'directory/import',
		about: 'Einwohnerzahlen nach Jahr einlesen'
	},
	calendar: {
		label: 'Abrechnungskalender',
		path: '/abrechnung/kalender',
		icon: 'calendar',
		area: 'Verwaltung',
		needs: 'billing/preview',
		about: 'Was für jeden Tag bezahlt wird, nach welcher Regel'
	},
	billing: {
		label: 'Abrechnung',
		path: '/abrechnung',
		icon: 'document',
		area: 'Verwaltung',
		needs: 'billing/invoices',
		about: 'Rechnungen: vorschlagen, prüfen, freigeben, zahlen'
	},
	retention: {
		label: 'Löschplan',
		path: '/verwaltung/loeschplan',
		icon: 'trash',
		area: 'Verwaltung',
		needs: 'retention/manage',
		about: 'Was nach Ablauf der Aufbewahrung zu löschen ist'
	},
	import: {
		label: 'Import',
		path: '/verwaltung/import',
		icon: 'upload',
		area: 'Admin',
		needs: 'directory/import',
		about: 'Angebote übernehmen, Vereinbarungen und Taschengeld'
	},
	accounts: {
		label: 'Konten',
		path: '/verwaltung/konten',
		icon: 'people',
		area: 'Admin',
		needs: 'accounts/manage',
		about: 'Zugänge anlegen, Rechte vergeben, sperren'
	},
	letters: {
		label: 'Briefe',
		path: '/verwaltung/briefe',
		icon: 'document',
		area: 'Admin',
		needs: 'letters/design',
		about: 'Briefkopf und Textbausteine der Bescheide und Schreiben'
	},
	office: {
		label: 'Vorgaben',
		path: '/verwaltung/amt',
		icon: 'filter',
		area: 'Admin',
		needs: 'offices/configure',
		about: 'Fristen der Reservierung, Budgetfreigabe, Teamberatung'
	},
	audit: {
		label: 'Protokoll',
		path: '/verwaltung/protokoll',
		icon: 'log',
		area: 'Admin',
		needs: 'audit/read',
		about: 'Wer was wann geändert oder eingesehen hat'
	},
	more: { label: 'Mehr', path: '/mehr', icon: 'more', area: 'Basics', needs: null, about: 'Alles Weitere' }
} as const satisfies Record<string, Entry<Pathname>>;

export type PlaceId = keyof typeof places;
export type Place = Entry<(typeof places)[PlaceId]['path']> & { id: PlaceId };

export const areas: readonly Area[] = ['Basics', 'Anbieter', 'Verwaltung', 'Admin'];

/** One for all accounts of the demo. */
export const DEMO_PASSWORD = 'Bodden-Demo-2026';

/** The ones worth trying; the office's eight signs and the providers' numbers stand for each other. */
export const demoAccounts = [
	{ email: 'fachkraft@vg.demo', who: 'Fachkraft: suchen, reservieren, buchen' },
	{ email: 'leitung@vg.demo', who: 'Teamleitung' },
	{ email: 'wjh@vg.demo', who: 'Wirtschaftliche Jugendhilfe' },
	{ email: 'controlling@vg.demo', who: 'Controlling' },
	{ email: 'spitze@vg.demo', who: 'Verwaltungsspitze' },
	{ email: 'admin@vg.demo', who: 'Administration des Jugendamts' },
	{ email: 'datenschutz@vg.demo', who: 'Datenschutz des Jugendamts: Protokoll' },
	{ email: 'admin@traeger1.demo', who: 'Träger: Administration' },
	{ email: 'einrichtung@traeger1.demo', who: 'Träger: Einrichtung mit Anfragen und Vakanzen' },
	{ email: 'rechnung@traeger1.demo', who: 'Träger: Abrechnung' },
	{ email: 'aufsicht@land.demo', who: 'Landesjugendamt' },
	{ email: 'entgelt@land.demo', who: 'Entgeltstelle' },
	{ email: 'admin@system.demo', who: 'Systemverwaltung: Import, Konten' }
] as const;

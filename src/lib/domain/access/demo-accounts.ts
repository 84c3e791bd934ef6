/** One for all accounts of the demo. */
export const DEMO_PASSWORD = 'Bodden-Demo-2026';

/** The ones worth trying first; every other office and provider has the same. */
export const demoAccounts = [
	{ email: 'fachkraft@vg.demo', who: 'Fachkraft im Jugendamt Vorpommern-Greifswald' },
	{ email: 'leitung@vg.demo', who: 'Teamleitung' },
	{ email: 'admin@vg.demo', who: 'Administration des Jugendamts' },
	{ email: 'admin@traeger1.demo', who: 'Träger: Administration' },
	{ email: 'einrichtung@traeger1.demo', who: 'Träger: Einrichtung' },
	{ email: 'admin@system.demo', who: 'Systemverwaltung' }
] as const;

/** Words that stand alone in passwords people choose when they must; lower case, without digits and signs. */
export const commonPasswords: ReadonlySet<string> = new Set(
	`passwort password passwd kennwort kennung geheim geheimnis streng strenggeheim hallo hallowelt helloworld willkommen
	welcome letmein iloveyou ichliebedich schatz schatzi liebling sonnenschein sunshine princess prinzessin engel
	fussball football bayern dortmund hansarostock schalke werder stpauli superman batman starwars pokemon dragon
	monkey shadow master killer computer internet windows microsoft firefox google office excel drucker laptop tablet
	admin administrator verwaltung system benutzer user account anmeldung login signin zugang sommer winter fruehling
	frühling herbst januar februar maerz märz april mai juni juli august september oktober november dezember montag
	dienstag mittwoch donnerstag freitag samstag sonntag sommerferien weihnachten ostern berlin hamburg muenchen
	münchen schwerin rostock greifswald stralsund neubrandenburg wismar mecklenburg vorpommern mecklenburgvorpommern
	deutschland germany jugendamt jugendhilfe landkreis stadtverwaltung kreisverwaltung sozialamt sozialarbeit
	sozialdienst schulsozialarbeit kindeswohl familie kinder mutter vater oma opa hund katze hamster qwertz qwerty
	asdf yxcv test testtest tester probe beispiel example changeme aendern ändern neuespasswort
	meinpasswort meinpasswortist passwortvergessen standard default unbekannt niemand nobody secret topsecret access
	trustno blumen rosen sterne himmel freiheit liebe glueck glück urlaub ostsee strand sonne schokolade kaffee bier
	pizza auto mercedes porsche volkswagen audi motorrad musik gitarre fernsehen michael thomas andreas stefan
	christian alexander daniel markus sabine susanne petra monika claudia nicole stefanie katharina julia anna laura
	lisa marie sophie maximilian lukas leon felix paul jonas finn emma mia hannah lena charlotte`
		.split(/\s+/)
		.filter(Boolean)
);

/** Words of which names are made: nobody and nothing real is meant, only the places are real. */

export const girlNames =
	'Lena Mia Emma Hanna Lea Marie Leonie Lina Amelie Johanna Clara Frieda Ida Lotte Nele Paula Jette Finja Greta Merle Pia Maja Sarah Emily Celina Jasmin Vanessa Michelle Chantal Angelina Josephine Luisa Matilda Romy Thea Ronja Svea Wiebke'.split(
		' '
	);
export const boyNames =
	'Finn Jonas Leon Paul Luca Elias Max Felix Noah Ben Emil Anton Oskar Theo Jannik Ole Malte Lasse Bjarne Hannes Justin Kevin Jason Tyler Dustin Marvin Pascal Niklas Tim Tom Moritz Jakob Karl Fiete Mats Piet Bruno Levi'.split(
		' '
	);
export const arrivedGirlNames = 'Amira Fatima Zahra Leila Mariam Nour Rania Selam Yara Zeinab Oksana Daryna'.split(' ');
export const arrivedBoyNames =
	'Ahmad Ali Amir Bilal Farid Hamid Hassan Ibrahim Idris Jamal Karim Mahmoud Mohammad Mustafa Nasir Omar Reza Samuel Tesfay Yusuf Zaid Danylo'.split(
		' '
	);
export const womenNames =
	'Andrea Anja Anke Antje Birgit Britta Claudia Daniela Doreen Franziska Grit Heike Ines Jana Judith Julia Katja Kathrin Kerstin Kristin Madlen Mandy Manuela Maren Nadine Nicole Ramona Sabine Sandra Silke Simone Steffi Susann Tanja Ulrike Yvonne'.split(
		' '
	);
export const menNames =
	'Andreas Axel Bernd Carsten Christian Dirk Enrico Frank Gunnar Hagen Holger Ingo Jan Jens Jörg Kai Lars Marco Mario Martin Matthias Michael Mirko Olaf Peter Ralf René Robert Sebastian Stefan Steffen Sven Thomas Torsten Uwe Volker'.split(
		' '
	);
export const lastNames =
	'Ahlgrimm Behnke Borchert Brandt Bülow Dahlmann Dettmann Drews Ehlert Fick Freitag Garbe Gierke Glöde Grabow Griem Hagemann Harder Heiden Hinrichs Jahnke Jarchow Jürß Kagel Kasch Klatt Köpcke Kröger Kruse Küster Lange Lembke Lübke Maaß Mahnke Markwardt Meinke Mundt Nehls Niemann Oldenburg Pagel Papke Peters Plath Prehn Quade Radloff Rambow Reinke Rieck Rohde Saß Schlüter Schröder Schult Schuldt Schünemann Sievert Stange Steffen Teetz Tessmann Timm Utech Voß Wegner Wendt Westphal Wiese Wulff Zander Ziems Zühlke'.split(
		' '
	);
export const arrivedLastNames =
	'Ahmadi Al-Hassan Amini Azizi Barakat Berhane Darwisch Haidari Hakimi Hosseini Kaya Khalil Mansour Mohammadi Nazari Noori Qasemi Rahimi Saleh Sultani Tesfai Yilmaz Kovalenko Bondar'.split(
		' '
	);

/** What providers are called after; no body of this name is known to work in the field. */
export const providerWords =
	'Sanddornhof Windflüchter Bernsteinbrücke Kranichzug Salzwiesenhaus Treibholz Strandhafer Rohrdommel Kiebitzwiese Eisvogelufer Boddenwind Peenebogen Ryckbrücke Kreidefels Feuersteinhof Dünengras Haubentaucher Seezeichen Leinpfad Sundwind Wittowkant Rapsblüte Warnowbogen Möwenstieg Hanseboje Speichergasse Kaikante Lotsenstieg Backsteinhof Recknitzblick Findlingshof Heckenrose Mohnfeld Schwinzerhof Nebelufer Wallensteingraben Poelwind Schaalseehof Kornblume Klützwinkel Schelfgarten Pfaffenteichhaus Lewitzhof Marstallweg Störufer Eldebogen Kopfweidenhof Lindenkrug Griesegrund Elbtalaue Dosseweg Müritzwind Tollensebogen Havelquell Seerosenhof Adlerhorst Wurzelwerk Buchenhain Steinmühle Fischerkaten'.split(
		' '
	);
export const providerForms = [
	'Jugendhilfe gGmbH',
	'e. V.',
	'Kinder- und Jugendwohnen gGmbH',
	'Sozialwerk e. V.',
	'Familienhilfen gGmbH',
	'Lebensräume gGmbH',
	'Hilfen zur Erziehung gGmbH',
	'Kinderheimat e. V.'
];

export const houseWords =
	'Seestern Regenbogen Leuchtfeuer Kompass Anker Rückenwind Sonnenblume Schwalbennest Baumhaus Kastanie Wildgans Zugvogel Sternschnuppe Nordlicht Muschel Steuerrad Wellenbrecher Kleeblatt Löwenzahn Ahorn Birke Weide Hagebutte Holunder Pusteblume Kieselstein Fuchsbau Igelnest Eulennest Storchennest Lerche Spatzennest Delfin Seepferdchen Heuboden Apfelgarten Kirschgarten Kornkammer Mühlrad Brückenkopf Fähre Segel Logbuch Kajüte Mastkorb Strandkorb Sandburg Windrose'.split(
		' '
	);

export const streets =
	'Dorfstraße|Lange Straße|Bahnhofstraße|Schulstraße|Lindenweg|Mühlenweg|Gartenstraße|Feldweg|Am Park|Kirchweg|Wiesenweg|Birkenallee|Am Sportplatz|Neue Straße|Hafenstraße|Am Wasserturm|Ringstraße|Kastanienallee|Am Gutshof|Parkstraße|Waldweg|Steinstraße|Am Speicher|Fischerweg|Ahornweg|Bergstraße'.split(
		'|'
	);

/** Larger towns: facilities are rather there than in a village. */
export const towns: ReadonlySet<string> = new Set(
	'Greifswald|Wolgast|Anklam|Pasewalk|Ueckermünde|Torgelow|Heringsdorf|Stralsund|Bergen auf Rügen|Grimmen|Ribnitz-Damgarten|Sassnitz|Barth|Rostock|Güstrow|Bad Doberan|Teterow|Bützow|Wismar|Grevesmühlen|Gadebusch|Schwerin|Parchim|Ludwigslust|Hagenow|Boizenburg|Lübz|Neubrandenburg|Neustrelitz|Waren (Müritz)|Demmin|Malchin|Altentreptow'.split(
		'|'
	)
);

export const areaCodes: Record<string, string> = {
	'13075': '03834',
	'13073': '03831',
	'13003': '0381',
	'13072': '03843',
	'13074': '03841',
	'13004': '0385',
	'13076': '03871',
	'13071': '0395'
};

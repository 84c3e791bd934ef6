/** What the text search looks through: lower case, one part a line, so that no word matches across two parts. */
export const searchTextOf = (parts: {
	provider: string;
	facility: string;
	place: string;
	note: string | null;
	specialisationNames: readonly string[];
}) =>
	[parts.provider, parts.facility, parts.place, parts.note, ...parts.specialisationNames]
		.filter((part) => part !== null && part !== '')
		.join('\n')
		.toLowerCase();

/** The words of a search, in the form in which they are looked for. */
export const searchWords = (text: string) =>
	text
		.normalize('NFC')
		.toLowerCase()
		.split(/\s+/u)
		.filter((word) => word !== '');

/** Every word must occur, anywhere and in any order; no word matches all. */
export const containsWords = (searchText: string, words: readonly string[]) =>
	words.every((word) => searchText.includes(word));

/**
 * A name in the form by which lists are ordered. Browser and database have different ideas of a German alphabet, so
 * both compare this form by its characters: the database keeps it in a column, made by a function of the same content.
 */
export const sortKey = (name: string) =>
	name.toLowerCase().replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u').replaceAll('ß', 'ss');

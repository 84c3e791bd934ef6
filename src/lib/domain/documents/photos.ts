/** Photos of a facility: public facts, so nothing of the camera goes along and nobody needs to recognise anybody. */
export const PHOTO_LONGEST_SIDE = 1_600;
export const MOST_PHOTOS = 12;
export const PHOTO_TYPES = 'image/jpeg,image/png';

const MOST_SIGNS = 120;
const UNSAID = 'Foto der Einrichtung';

/** What is to be seen, for whom does not see it. */
export const captionOf = (typed: string) =>
	Array.from(
		typed
			.normalize('NFC')
			.replace(/[\p{Cc}\s]+/gu, ' ')
			.trim()
	)
		.slice(0, MOST_SIGNS)
		.join('')
		.trim() || UNSAID;

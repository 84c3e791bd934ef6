/** A facility's photos and documents as answers over HTTP. */

type StoredFile = { mediaType: string; content: Buffer };

/** An SVG is a document: opened on its own it must neither run nor load anything. */
const NOTHING_BUT_THIS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const ONE_YEAR = 'public, max-age=31536000, immutable';

/** A new photo gets a new id, so a copy never becomes old. Photos are public facts of a facility. */
export const photoResponse = ({ mediaType, content }: StoredFile) =>
	new Response(new Uint8Array(content), {
		headers: {
			'content-type': mediaType,
			'content-security-policy': NOTHING_BUT_THIS,
			'cache-control': ONE_YEAR,
			'x-content-type-options': 'nosniff'
		}
	});

const fileNames = {
	licence: 'Betriebserlaubnis',
	'service-description': 'Leistungsbeschreibung',
	agreement: 'LEQ-Vereinbarung'
};

/** Shown in the browser's own viewer; kept by nobody in between. */
export const documentResponse = ({ kind, content }: { kind: keyof typeof fileNames; content: Buffer }) =>
	new Response(new Uint8Array(content), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${fileNames[kind]}.pdf"`,
			// A sandbox would keep the browsers' PDF viewers from starting.
			'content-security-policy': "frame-ancestors 'none'",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});

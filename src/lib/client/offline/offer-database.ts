import Dexie, { type Table } from 'dexie';
import type { ReportLimits } from '../../domain/capacity/report-age';
import type { PostalArea } from '../../domain/directory/places';
import type { GeoPoint } from '../../domain/offers/distance';
import type { DeviceDetail } from '$lib/server/offers/device-details';

/** The area of one office on this device. */
export type KeptArea = {
	/** AGS. */
	office: string;
	/** What the server called this state of it; null while nothing has arrived yet. */
	version: string | null;
	/** When the server last answered, ISO. */
	asOf: string | null;
	offers: number;
	/** Characters of the offers as they are kept. */
	size: number;
	limits: ReportLimits;
};

/**
 * Offers of one kind of help are kept in a few big records: they are read many times faster than thousands of small ones,
 * and a search reads only its kind. What only a search for words looks at lies beside them.
 */
type Chunk = { id: string; offers: string };
type Texts = { id: string; texts: string };

/** A picture small enough to be kept, as an address of its own. */
type Thumbnail = { id: string; address: string };
export type KnownPlace = PostalArea & GeoPoint;

class OfferDatabase extends Dexie {
	declare chunks: Table<Chunk, string>;
	declare texts: Table<Texts, string>;
	declare areas: Table<KeptArea, string>;
	declare places: Table<{ land: string; places: KnownPlace[] }, string>;
	declare details: Table<DeviceDetail, string>;
	declare thumbnails: Table<Thumbnail, string>;

	constructor() {
		super('ankerplatz');
		this.version(1).stores({ chunks: 'id', copies: 'id', origins: 'postalCode' });
		this.version(2)
			.stores({
				...{ copies: null, origins: null, chunks: 'id', texts: 'id', areas: 'office' },
				...{ places: 'land', details: 'offerId', thumbnails: 'id' }
			})
			.upgrade((change) => change.table('chunks').clear());
	}
}

export const database = new OfferDatabase();

/** Nothing of the copy stays: on sign-out, or when somebody else signs in. */
export const forgetOffers = () => database.delete();

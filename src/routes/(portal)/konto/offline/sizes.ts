/** Bytes of an offer with its page, as measured over the demo; only for saying beforehand what an area would take. */
const BYTES_PER_OFFER = 4_000;

const one = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** '60 kB', '3,4 MB' */
export function sizeText(bytes: number): string {
	return bytes < 1_000_000 ? `${one.format(Math.ceil(bytes / 1_000))} kB` : `${one.format(bytes / 1_000_000)} MB`;
}

export const estimateText = (offers: number) => `etwa ${sizeText(offers * BYTES_PER_OFFER)}`;

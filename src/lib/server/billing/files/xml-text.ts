/** What XML 1.0 cannot hold, not even escaped; half of a surrogate pair among it. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as one line of XML: whoever reads it back gets the same. */
export const xmlText = (text: string) => text.replace(IMPOSSIBLE, '').replace(/\s+/gu, ' ').trim();

import { addDays, type Day } from '../../domain/day';
import type { LetterSource } from '../../domain/notices/compose';
import type { Letterhead, LetterContent, LetterTexts } from '../../domain/notices/content';
import type { WrittenKind } from '../../domain/notices/kinds';
import { goesToProvider, slotsOf, standingsFor } from '../../domain/notices/parts';
import { fill, placeholderValues } from '../../domain/notices/placeholders';

/** A made-up person and stay: whoever designs letters sees no case. */
const facts = (today: Day): LetterContent['facts'] => ({
	person: 'Mia Muster, geboren am 01.03.2014',
	service: 'Heimerziehung, sonstige betreute Wohnform (§ 34 SGB VIII)',
	provider: 'Muster-Träger e. V.',
	house: 'Haus Beispiel, Musterstadt',
	extent: '7 Tage je Woche',
	from: today,
	until: addDays(today, 182),
	price: '187,30 € je Tag'
});

const FILLER = 'Hier steht, was die Fachkraft zu diesem Fall schreibt.';

/** The letter of an office with its wording, for a case that does not exist. */
export function sampleLetter(kind: WrittenKind, letterhead: Letterhead, sources: { texts: LetterTexts; today: Day }) {
	const values = placeholderValues(facts(sources.today), letterhead);
	const texts = slotsOf(kind).map((slot) => [slot, fill(sources.texts[slot] || FILLER, values)] as const);
	const content: LetterContent = {
		addressee: {
			...{ standing: standingsFor(kind)[0] ?? null, personId: null },
			name: goesToProvider(kind) ? 'Muster-Träger e. V.' : 'Marta Muster',
			...{ street: 'Musterweg 1', postalCode: '12345', place: 'Musterstadt' }
		},
		...{ date: sources.today, postedOn: sources.today, facts: facts(sources.today) },
		texts: Object.fromEntries(texts),
		signer: { name: 'Kim Beispiel', function: 'Fachkraft' }
	};
	return {
		...{ kind, content, letterhead, reference: 'XX-2026-00000' },
		contact: { name: 'Kim Beispiel', phone: null, email: null }
	} satisfies LetterSource;
}

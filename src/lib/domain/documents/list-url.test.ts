import { expect, it } from 'vitest';
import { documentsFromParams, documentsToParams } from './list-url';

it.each(['', 'text=Zeugnis+Schule', 'art=school', 'text=a%26b&art=other'])(
	'%j is read and written the same',
	(query) => {
		expect(documentsToParams(documentsFromParams(new URLSearchParams(query))).toString()).toBe(query);
	}
);

it('leaves out what it does not know', () => {
	expect(documentsFromParams(new URLSearchParams('art=alles&seite=2'))).toEqual({ text: '', kind: null });
});

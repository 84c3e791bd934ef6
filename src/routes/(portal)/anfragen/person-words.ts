import type { PersonSex } from '$lib/domain/directory/kinds';

const sexes: Record<PersonSex, string> = { f: 'weiblich', m: 'männlich', d: 'divers' };

type Seen = { ageAtBegin: number | null; sex: PersonSex | null; unaccompanied: boolean | null };

/** '14 Jahre, weiblich, umA': what may be known before the name; nothing after a no. */
export function personWords({ ageAtBegin, sex, unaccompanied }: Seen): string {
	if (ageAtBegin === null || sex === null) return 'Angaben zur Person sind gelöscht';
	return [`${String(ageAtBegin)} Jahre`, sexes[sex], ...(unaccompanied ? ['umA'] : [])].join(', ');
}

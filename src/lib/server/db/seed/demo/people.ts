import type { PersonSex } from '../../../../domain/directory/kinds';
import type { Chance } from './chance';
import {
	arrivedBoyNames,
	arrivedGirlNames,
	arrivedLastNames,
	boyNames,
	girlNames,
	lastNames,
	menNames,
	womenNames
} from './words';

export const adultName = (chance: Chance) =>
	`${chance.pick(chance.happens(0.68) ? womenNames : menNames)} ${chance.pick(lastNames)}`;

export function youngPersonName(chance: Chance, { sex, unaccompanied }: { sex: PersonSex; unaccompanied: boolean }) {
	const female = sex === 'd' ? chance.happens(0.5) : sex === 'f';
	if (unaccompanied) {
		const firstName = chance.pick(female ? arrivedGirlNames : arrivedBoyNames);
		return { firstName, lastName: chance.pick(arrivedLastNames) };
	}
	return { firstName: chance.pick(female ? girlNames : boyNames), lastName: chance.pick(lastNames) };
}

const plain: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', é: 'e' };

/** A name as in a mail address or web address. */
export const asAddress = (name: string) =>
	name
		.toLowerCase()
		.replace(/[äöüßé]/gu, (letter) => plain[letter] ?? '')
		.replace(/[^a-z0-9]+/gu, '.')
		.replace(/^\.|\.$/gu, '');

/** Subscriber numbers never begin with 0, so this one reaches nobody. */
export const phoneNumber = (chance: Chance, areaCode: string) => `${areaCode} 0${String(chance.whole(10_000, 99_999))}`;

import type { Day } from '$lib/domain/day';
import type { PersonSex } from '$lib/domain/directory/kinds';
import { serviceTypeOf, type ServiceTypeCode } from '$lib/domain/directory/service-types';
import { usualEnd, usualNeed } from '$lib/domain/offers/need-params';
import type { Need } from '$lib/domain/offers/need';
import { todayInBerlin } from '$lib/ui/clock';

export type Person = { birthDate: Day; sex: PersonSex; unaccompanied: boolean; officeAgs: string | null };
type Earlier = { serviceType: string; begin: Day; end: Day; unitsPerWeek: string };

/** The need a search for this case begins with: the person as on record, at home, for the period of an earlier placement. */
export function firstNeed({ birthDate, sex, unaccompanied, officeAgs }: Person, earlier?: Earlier): Need {
	const today = todayInBerlin();
	const person = { ...usualNeed(today), birthDate, sex, unaccompanied, offices: officeAgs === null ? [] : [officeAgs] };
	if (earlier === undefined) return person;
	const serviceType = earlier.serviceType as ServiceTypeCode;
	const units =
		serviceTypeOf(serviceType).unit === 'hour'
			? { hoursPerWeek: earlier.unitsPerWeek }
			: { daysPerWeek: earlier.unitsPerWeek };
	return { ...person, serviceType, begin: earlier.begin, end: earlier.end, ...units };
}

/** The same help from today on, at another place, as long as it was planned here. */
export function needAfter(person: Person, stay: Earlier): Need {
	const today = todayInBerlin();
	const end = stay.end > today ? stay.end : usualEnd(today);
	return firstNeed(person, { ...stay, begin: today, end });
}

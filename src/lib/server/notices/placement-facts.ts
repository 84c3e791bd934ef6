import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { isServiceTypeCode, serviceTypeOf } from '../../domain/directory/service-types';
import { formatDay, type Day } from '../../domain/day';
import type { LetterContent } from '../../domain/notices/content';
import type { Euro, WholeEuro } from '../../domain/money';
import { formatEuro } from '../../domain/money-text';
import type { PlacementState } from '../../domain/placements/states';
import type { Db } from '../db/client';
import { facility, provider } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';
import { found } from '../trpc/procedures';

/** A stay as a letter names it. @throws not-found for one of another case. */
export async function placementOfLetter(tx: Db, caseId: string, placementId: string | null) {
	if (placementId === null) return null;
	const [row] = await tx
		.select({
			state: placement.state,
			serviceType: placement.serviceType,
			begin: placement.beginDay,
			end: placement.endDay,
			unitsPerWeek: placement.unitsPerWeek,
			rate: placement.rate,
			targetFee: sql<WholeEuro | null>`${placement.targetFee}::text`,
			outside: placement.outsideFacility,
			choiceReason: placement.choiceReason,
			choiceText: placement.choiceText,
			pseudonym: placement.pseudonym,
			house: facility.name,
			housePlace: facility.place,
			provider: provider.name,
			street: provider.street,
			postalCode: provider.postalCode,
			place: provider.place,
			houseStreet: facility.street,
			housePostalCode: facility.postalCode,
			firstName: placementIdentity.firstName,
			lastName: placementIdentity.lastName,
			birthDate: placementIdentity.birthDate
		})
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(provider, eq(provider.id, placement.providerId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(and(eq(placement.id, placementId), eq(placement.caseId, caseId)));
	return found(row);
}
export type PlacementOfLetter = NonNullable<Awaited<ReturnType<typeof placementOfLetter>>>;

/** The stays of a case to choose from, newest first. */
export const placementsOfCase = (tx: Db, caseId: string) =>
	tx
		.select({
			placementId: placement.id,
			state: placement.state,
			serviceType: placement.serviceType,
			house: sql<string>`coalesce(${facility.name}, ${placement.outsideFacility}->>'name')`,
			begin: placement.beginDay,
			end: placement.endDay
		})
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.where(eq(placement.caseId, caseId))
		.orderBy(desc(placement.createdAt), asc(placement.id));

type Facts = LetterContent['facts'];
type Address = LetterContent['addressee'];

export const serviceName = (code: string | null): string => {
	if (code === null || !isServiceTypeCode(code)) return '';
	const { name, section } = serviceTypeOf(code);
	return `${name} (${section})`;
};

/** '7 Tage je Woche', '5,5 Fachleistungsstunden je Woche'. */
export function extentText(code: string | null, unitsPerWeek: string | null): string {
	if (code === null || unitsPerWeek === null || !isServiceTypeCode(code)) return '';
	const amount = unitsPerWeek.replace(/\.?0+$/, '').replace('.', ',');
	const hours = serviceTypeOf(code).unit === 'hour';
	const word = hours
		? amount === '1'
			? 'Fachleistungsstunde'
			: 'Fachleistungsstunden'
		: amount === '1'
			? 'Tag'
			: 'Tage';
	return `${amount} ${word} je Woche`;
}

export function factsOfPlacement(stay: PlacementOfLetter): Omit<Facts, 'person'> {
	const { outside } = stay;
	return {
		service: serviceName(stay.serviceType),
		provider: stay.provider ?? outside?.provider ?? '',
		house: [stay.house ?? outside?.name, stay.housePlace ?? outside?.place].filter(Boolean).join(', '),
		extent: extentText(stay.serviceType, stay.unitsPerWeek),
		from: stay.begin,
		until: stay.end,
		price: priceText(stay)
	};
}

function priceText({ serviceType, rate, targetFee }: PlacementOfLetter): string {
	if (rate === null) return '';
	const perHour = isServiceTypeCode(serviceType) && serviceTypeOf(serviceType).unit === 'hour';
	const each = `${formatEuro(rate satisfies Euro)} je ${perHour ? 'Fachleistungsstunde' : 'Tag'}`;
	return targetFee === null ? each : `${each}, voraussichtlich ${formatEuro(targetFee)} insgesamt`;
}

/** The provider's own address, else that of the house. */
export function addressOfProvider(stay: PlacementOfLetter): Omit<Address, 'standing' | 'personId'> {
	const { outside, street, postalCode, place, provider: name } = stay;
	if (name !== null && street !== null && postalCode !== null && place !== null)
		return { name, street, postalCode, place };
	if (outside !== null) return { ...pick(outside), name: outside.provider };
	const house = { street: stay.houseStreet, postalCode: stay.housePostalCode, place: stay.housePlace };
	return { ...pick(house), name: name ?? '' };
}

type Lines = Record<'street' | 'postalCode' | 'place', string | null>;
const pick = ({ street, postalCode, place }: Lines) => ({
	...{ street: street ?? '', postalCode: postalCode ?? '', place: place ?? '' }
});

export const personText = (firstName: string, lastName: string, birthDate: Day) =>
	`${firstName} ${lastName}, geboren am ${formatDay(birthDate)}`;

/** From its consent on a provider knows the name (and loses it with a no); before, only the number of the request. */
const knowsName: ReadonlySet<PlacementState> = new Set([
	'consented',
	'booked',
	'active',
	'ended',
	'transferred',
	'not-arrived'
]);

/** The person as the provider of this stay knows it. A house outside the portal was told by name when it was booked. */
export function personForProvider(stay: PlacementOfLetter, inFull: string): string {
	if (stay.outside !== null) return inFull;
	const { firstName, lastName, birthDate } = stay;
	if (!knowsName.has(stay.state) || firstName === null || lastName === null || birthDate === null)
		return stay.pseudonym;
	return personText(firstName, lastName, birthDate);
}

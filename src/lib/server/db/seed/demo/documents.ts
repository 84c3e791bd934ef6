import { formatDay, type Day } from '../../../../domain/day';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import type { directoryDocument } from '../../schema/directory';
import { chanceFrom } from './chance';
import type { DemoFacility } from './facilities';
import type { DemoOffer } from './offers';
import { pdfOf } from './pdf';

type Row = typeof directoryDocument.$inferInsert & { id: string };

const closing = ['', 'Musterdokument der Demo. Anbieter, Personen und Zahlen sind erfunden.'];

/** The operating licence of a house, and of each of its offers the description and the agreement. */
export function documentsOf(facility: DemoFacility, offers: readonly DemoOffer[], provider: string): Row[] {
	const chance = chanceFrom(`documents ${facility.id}`);
	const rows: Row[] = [];
	const add = (kind: Row['kind'], offerId: string | null, content: Buffer) =>
		rows.push({ id: chance.uuid(), facilityId: facility.id, offerId, kind, content });
	if (facility.licenceFrom) add('licence', null, licenceOf(facility, provider, facility.licenceFrom));
	for (const offer of offers) {
		if (chance.happens(0.85)) add('service-description', offer.id, descriptionOf(offer, provider));
		if (chance.happens(0.75)) add('agreement', offer.id, agreementOf(offer, provider));
	}
	return rows;
}

const houseLines = ({ name, street, postalCode, place }: DemoFacility, provider: string) => [
	`Träger: ${provider}`,
	`Einrichtung: ${name}`,
	`Anschrift: ${street ?? ''}, ${postalCode} ${place}`
];

const licenceOf = (facility: DemoFacility, provider: string, from: Day) =>
	pdfOf('Betriebserlaubnis', [
		...houseLines(facility, provider),
		'',
		`Erlaubnis für den Betrieb der Einrichtung nach § 45 SGB VIII ab ${formatDay(from)}${
			facility.licenceUntil ? `, befristet bis ${formatDay(facility.licenceUntil)}` : ', unbefristet'
		}.`,
		...closing
	]);

const typeLine = ({ serviceType }: DemoOffer) => {
	const { section, name } = serviceTypeOf(serviceType);
	return `Hilfeart: ${name} (${section})`;
};

const descriptionOf = (offer: DemoOffer, provider: string) =>
	pdfOf('Leistungsbeschreibung', [
		...houseLines(offer.facility, provider),
		typeLine(offer),
		`Stand: ${offer.serviceDescriptionOn ? formatDay(offer.serviceDescriptionOn) : '–'}`,
		'',
		`Plätze oder Wochenstunden: ${String(offer.places)}. Alter bei Aufnahme: ${String(offer.ageFrom)} bis ${String(offer.ageTo)} Jahre.`,
		offer.facility.description ?? '',
		...closing
	]);

const agreementOf = (offer: DemoOffer, provider: string) =>
	pdfOf('Leistungs-, Entgelt- und Qualitätsentwicklungsvereinbarung', [
		...houseLines(offer.facility, provider),
		typeLine(offer),
		`Geschlossen am ${offer.agreementOn ? formatDay(offer.agreementOn) : '–'} nach §§ 78a ff. SGB VIII.`,
		'',
		...offer.rates.map(({ fromDay, amount }) => `Entgelt ab ${formatDay(fromDay)}: ${amount.replace('.', ',')} €`),
		...closing
	]);

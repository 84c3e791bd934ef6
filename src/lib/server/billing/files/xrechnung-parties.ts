import type { Invoice } from '@e-invoice-eu/core';
import { plainIban } from '../../../domain/billing/iban';
import type { Buyer, InvoiceDocument, PostalAddress, Seller } from './invoice-document';
import { xmlText } from './xml-text';

type Ubl = Invoice['ubl:Invoice'];

const addressOf = ({ street, postalCode, place }: PostalAddress) => ({
	'cbc:StreetName': xmlText(street),
	'cbc:CityName': xmlText(place),
	'cbc:PostalZone': xmlText(postalCode),
	'cac:Country': { 'cbc:IdentificationCode': 'DE' as const }
});

const endpoint = (email: string) => ({
	'cbc:EndpointID': xmlText(email),
	'cbc:EndpointID@schemeID': 'EM' as const
});

/**
 * Exempt providers have no VAT id. BR-CO-26 then wants a register number or an id of the seller (BT-29): without the
 * first, the tax number stands as the second, too.
 */
export const idsOf = ({ registration, taxNumber }: Seller) => (registration === null ? [taxNumber] : []);

export function sellerParty(seller: Seller): Ubl['cac:AccountingSupplierParty'] {
	const { registration, contact } = seller;
	const taxNumber = xmlText(seller.taxNumber);
	return {
		'cac:Party': {
			...endpoint(contact.email),
			'cac:PartyIdentification': idsOf(seller).map((id) => ({ 'cbc:ID': xmlText(id) })),
			'cac:PostalAddress': addressOf(seller.address),
			'cac:PartyTaxScheme': [{ 'cbc:CompanyID': taxNumber, 'cac:TaxScheme': { 'cbc:ID': 'FC' } }],
			'cac:PartyLegalEntity': {
				'cbc:RegistrationName': xmlText(seller.name),
				...(registration !== null && { 'cbc:CompanyID': xmlText(registration) })
			},
			'cac:Contact': {
				'cbc:Name': xmlText(contact.name),
				'cbc:Telephone': xmlText(contact.phone),
				'cbc:ElectronicMail': xmlText(contact.email)
			}
		}
	};
}

export const buyerParty = ({ name, address, email }: Buyer): Ubl['cac:AccountingCustomerParty'] => ({
	'cac:Party': {
		...endpoint(email),
		'cac:PostalAddress': addressOf(address),
		'cac:PartyLegalEntity': { 'cbc:RegistrationName': xmlText(name) }
	}
});

/** SEPA credit transfer (58), with the number of the invoice as its purpose. */
export const paymentMeans = ({ number, seller }: InvoiceDocument): NonNullable<Ubl['cac:PaymentMeans']> => [
	{
		'cbc:PaymentMeansCode': '58',
		'cbc:PaymentID': xmlText(number),
		'cac:PayeeFinancialAccount': {
			'cbc:ID': plainIban(seller.iban),
			'cbc:Name': xmlText(seller.accountHolder),
			...(seller.bic !== null && { 'cac:FinancialInstitutionBranch': { 'cbc:ID': seller.bic } })
		}
	}
];

import { agreement, type Rule } from './xrechnung-paths';

const email = (path: string) =>
	`string-length(${path}) - string-length(translate(${path}, '@', '')) = 1 and not(contains(${path}, ' ')) and ` +
	`not(starts-with(${path}, '@')) and string-length(substring-after(${path}, '@')) > 1`;

const threeDigits = (path: string) =>
	`string-length(${path}) - string-length(translate(${path}, '0123456789', '')) >= 3`;

const seller = '/*/cac:AccountingSupplierParty/cac:Party';
const buyer = '/*/cac:AccountingCustomerParty/cac:Party';
const ciiSeller = `${agreement}/ram:SellerTradeParty`;
const ciiBuyer = `${agreement}/ram:BuyerTradeParty`;

/** What seller and buyer must have. */
export const partyRules: Rule[] = [
	['BR-6', `string(${seller}/cac:PartyLegalEntity/cbc:RegistrationName) != ''`, `string(${ciiSeller}/ram:Name) != ''`],
	['BR-7', `string(${buyer}/cac:PartyLegalEntity/cbc:RegistrationName) != ''`, `string(${ciiBuyer}/ram:Name) != ''`],
	[
		'BR-8, BR-9',
		`${seller}/cac:PostalAddress/cac:Country/cbc:IdentificationCode = 'DE'`,
		`${ciiSeller}/ram:PostalTradeAddress/ram:CountryID = 'DE'`
	],
	[
		'BR-10, BR-11',
		`${buyer}/cac:PostalAddress/cac:Country/cbc:IdentificationCode = 'DE'`,
		`${ciiBuyer}/ram:PostalTradeAddress/ram:CountryID = 'DE'`
	],
	[
		'BR-62, PEPPOL-EN16931-R020',
		`${seller}/cbc:EndpointID/@schemeID = 'EM'`,
		`${ciiSeller}/ram:URIUniversalCommunication/ram:URIID/@schemeID = 'EM'`
	],
	[
		'BR-63, PEPPOL-EN16931-R010',
		`${buyer}/cbc:EndpointID/@schemeID = 'EM'`,
		`${ciiBuyer}/ram:URIUniversalCommunication/ram:URIID/@schemeID = 'EM'`
	],
	[
		'BR-CO-26',
		`boolean(${seller}/cac:PartyIdentification/cbc:ID | ${seller}/cac:PartyLegalEntity/cbc:CompanyID)`,
		`boolean(${ciiSeller}/ram:ID | ${ciiSeller}/ram:SpecifiedLegalOrganization/ram:ID)`
	],
	['BR-DE-2', `boolean(${seller}/cac:Contact)`, `boolean(${ciiSeller}/ram:DefinedTradeContact)`],
	[
		'BR-DE-3',
		`string(${seller}/cac:PostalAddress/cbc:CityName) != ''`,
		`string(${ciiSeller}/ram:PostalTradeAddress/ram:CityName) != ''`
	],
	[
		'BR-DE-4',
		`string(${seller}/cac:PostalAddress/cbc:PostalZone) != ''`,
		`string(${ciiSeller}/ram:PostalTradeAddress/ram:PostcodeCode) != ''`
	],
	[
		'BR-DE-5',
		`string(${seller}/cac:Contact/cbc:Name) != ''`,
		`string(${ciiSeller}/ram:DefinedTradeContact/ram:PersonName) != ''`
	],
	[
		'BR-DE-6, BR-DE-27',
		threeDigits(`${seller}/cac:Contact/cbc:Telephone`),
		threeDigits(`${ciiSeller}/ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber`)
	],
	[
		'BR-DE-7, BR-DE-28',
		email(`${seller}/cac:Contact/cbc:ElectronicMail`),
		email(`${ciiSeller}/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID`)
	],
	[
		'BR-DE-8',
		`string(${buyer}/cac:PostalAddress/cbc:CityName) != ''`,
		`string(${ciiBuyer}/ram:PostalTradeAddress/ram:CityName) != ''`
	],
	[
		'BR-DE-9',
		`string(${buyer}/cac:PostalAddress/cbc:PostalZone) != ''`,
		`string(${ciiBuyer}/ram:PostalTradeAddress/ram:PostcodeCode) != ''`
	],
	[
		'BR-DE-16, BR-E-2',
		`string(${seller}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID != 'VAT']/cbc:CompanyID) != ''`,
		`string(${ciiSeller}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID = 'FC']) != ''`
	]
];

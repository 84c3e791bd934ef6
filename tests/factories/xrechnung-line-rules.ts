import { digits, item, itemAmount, line, settlement, type Rule } from './xrechnung-paths';

const none = (path: string, condition: string) => `boolean(${path}) and not((${path})[${condition}])`;

const oneOf = (path: string, codes: string) =>
	codes
		.split(' ')
		.map((code) => `${path} = '${code}'`)
		.join(' or ');

const quantity = '*[self::cbc:InvoicedQuantity or self::cbc:CreditedQuantity]';
const itemEnd = 'ram:SpecifiedLineTradeSettlement';
const itemPrice = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice';
const itemPeriod = `${itemEnd}/ram:BillingSpecifiedPeriod`;
const itemTax = `${itemEnd}/ram:ApplicableTradeTax`;

/** What each line must have. */
export const lineRules: Rule[] = [
	['BR-16', `count(${line}) > 0`, `count(${item}) > 0`],
	[
		'BR-21',
		none(line, "string(cbc:ID) = ''"),
		none(item, "string(ram:AssociatedDocumentLineDocument/ram:LineID) = ''")
	],
	['BR-22', none(line, `not(${quantity})`), none(item, 'not(ram:SpecifiedLineTradeDelivery/ram:BilledQuantity)')],
	[
		'BR-23',
		none(line, `not(${oneOf(`${quantity}/@unitCode`, 'DAY HUR MON H87')})`),
		none(item, `not(${oneOf('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode', 'DAY HUR MON H87')})`)
	],
	['BR-24', none(line, 'not(cbc:LineExtensionAmount)'), none(item, `not(${itemAmount})`)],
	[
		'BR-25',
		none(line, "string(cac:Item/cbc:Name) = ''"),
		none(item, "string(ram:SpecifiedTradeProduct/ram:Name) = ''")
	],
	[
		'BR-26, BR-27',
		none(line, 'not(number(cac:Price/cbc:PriceAmount) >= 0)'),
		none(item, `not(number(${itemPrice}/ram:ChargeAmount) >= 0)`)
	],
	[
		'BR-30',
		none(line, `not(${digits('cac:InvoicePeriod/cbc:EndDate')} >= ${digits('cac:InvoicePeriod/cbc:StartDate')})`),
		none(item, `not(number(${itemPeriod}/ram:EndDateTime) >= number(${itemPeriod}/ram:StartDateTime))`)
	],
	[
		'BR-CO-4, BR-E-5',
		none(line, "not(cac:Item/cac:ClassifiedTaxCategory[cbc:ID = 'E' and number(cbc:Percent) = 0])"),
		none(item, `not(${itemTax}[ram:CategoryCode = 'E' and number(ram:RateApplicablePercent) = 0])`)
	],
	[
		'PEPPOL-EN16931-R110, R111',
		none(
			line,
			`${digits('cac:InvoicePeriod/cbc:StartDate')} < ${digits('/*/cac:InvoicePeriod/cbc:StartDate')} or ` +
				`${digits('cac:InvoicePeriod/cbc:EndDate')} > ${digits('/*/cac:InvoicePeriod/cbc:EndDate')}`
		),
		none(
			item,
			`number(${itemPeriod}/ram:StartDateTime) < number(${settlement}/ram:BillingSpecifiedPeriod/ram:StartDateTime) or ` +
				`number(${itemPeriod}/ram:EndDateTime) > number(${settlement}/ram:BillingSpecifiedPeriod/ram:EndDateTime)`
		)
	],
	[
		'PEPPOL-EN16931-R120',
		none(
			line,
			missed({
				units: quantity,
				price: 'cac:Price/cbc:PriceAmount',
				base: 'cac:Price/cbc:BaseQuantity',
				amount: 'cbc:LineExtensionAmount'
			})
		),
		none(
			item,
			missed({
				units: 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity',
				price: `${itemPrice}/ram:ChargeAmount`,
				base: `${itemPrice}/ram:BasisQuantity`,
				amount: itemAmount
			})
		)
	],
	[
		'BT-128',
		"not(//cac:DocumentReference[cbc:DocumentTypeCode != '130'])",
		"not(//ram:AdditionalReferencedDocument[ram:TypeCode != '130'])"
	]
];

/** Condition for a line whose amount is more than two cents from quantity times price. */
function missed({ units, price, base, amount }: Record<'units' | 'price' | 'base' | 'amount', string>): string {
	const beyond = (due: string) => `${due} - ${amount} > 0.0201 or ${due} - ${amount} < -0.0201`;
	return `(${base} and (${beyond(`${units} * ${price} div ${base}`)})) or (not(${base}) and (${beyond(`${units} * ${price}`)}))`;
}

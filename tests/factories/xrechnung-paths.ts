/** Places and ways of comparing that the tables of rules share; as XPath 1.0. */
export type Rule = [name: string, ubl: string, cii: string];

/** Digits of a day, to compare two of them. */
export const digits = (path: string) => `number(translate(${path}, '-', ''))`;

export const line = '/*/*[self::cac:InvoiceLine or self::cac:CreditNoteLine]';

const trade = '/*/rsm:SupplyChainTradeTransaction';
export const agreement = `${trade}/ram:ApplicableHeaderTradeAgreement`;
export const delivery = `${trade}/ram:ApplicableHeaderTradeDelivery`;
export const settlement = `${trade}/ram:ApplicableHeaderTradeSettlement`;
export const item = `${trade}/ram:IncludedSupplyChainTradeLineItem`;
export const itemAmount =
	'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount';

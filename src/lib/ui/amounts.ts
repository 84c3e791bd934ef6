const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

/** '3.00' → '3', '2.50' → '2,5': amounts of capacity, hours and kilometres for reading. */
export const formatAmount = (amount: string | number) => german.format(Number(amount));

/** '26.00' → '26,00': weeks keep their two places, as they are written in the field. */
export const formatWeeks = (weeks: string) => weeks.replace('.', ',');

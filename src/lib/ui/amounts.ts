const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

/** '3.00' → '3', '2.50' → '2,5': amounts of capacity, hours and kilometres for reading. */
export const formatAmount = (amount: string | number) => german.format(Number(amount));

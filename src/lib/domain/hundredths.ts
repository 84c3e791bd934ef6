/**
 * Amounts of capacity and intensity ('3.00' places, '2.5' hours a week) and rates ('76.00') are decimal strings with at
 * most two places. Rules compare and add them as whole hundredths: integers, so that nothing is rounded on the way.
 */
const AT_MOST_TWO_PLACES = /^-?\d{1,12}(\.\d{1,2})?$/;

export function toHundredths(amount: string): number {
	const usual = usualHundredths(amount);
	if (usual >= 0) return usual;
	if (!AT_MOST_TWO_PLACES.test(amount)) throw new RangeError('an amount has at most two decimal places');
	const [whole = '', fraction = ''] = amount.split('.');
	return Number(whole + fraction.padEnd(2, '0')) + 0; // + 0 turns '-0.00' into 0
}

const [ZERO, POINT] = [48, 46];

/** The form in which nearly all amounts come ('3.00', '182.50'), read digit by digit; -1 for every other one. */
function usualHundredths(amount: string): number {
	const { length } = amount;
	if (length < 4 || length > 12 || amount.charCodeAt(length - 3) !== POINT) return -1;
	let value = 0;
	for (let index = 0; index < length; index++) {
		if (index === length - 3) continue;
		const digit = amount.charCodeAt(index) - ZERO;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

/** '3.00' */
export function fromHundredths(hundredths: number): string {
	const digits = String(Math.abs(hundredths)).padStart(3, '0');
	return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

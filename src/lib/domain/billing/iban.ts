import { electronicFormatIBAN, validateIBAN, ValidationErrorsIBAN } from 'ibantools';

/** An IBAN as files carry it: without spaces, in capitals. */
export const plainIban = (iban: string) => electronicFormatIBAN(iban) ?? '';

/** What is wrong with an IBAN, in German; null when it is right. Whether the account exists only a bank knows. */
export function ibanProblem(iban: string): string | null {
	const plain = plainIban(iban);
	const { valid, errorCodes } = validateIBAN(plain);
	if (valid) return null;
	if (plain === '') return 'Bitte geben Sie die IBAN an.';
	if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry))
		return 'Die IBAN beginnt nicht mit einem bekannten Land.';
	if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANLength)) return 'Die IBAN hat nicht die richtige Länge.';
	if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat)) return 'Die IBAN enthält falsche Zeichen.';
	return 'Die Prüfziffer der IBAN stimmt nicht.';
}

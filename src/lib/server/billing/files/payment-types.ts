import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';

export type BankParty = { name: string; iban: string; bic: string | null };

export type Payment = {
	/** Comes back with the feedback of the bank; at most 35 characters of the SEPA set. */
	endToEndId: string;
	amount: Euro;
	creditor: BankParty;
	/** What the account statement shows; without personal data. */
	purpose: string;
};

/** A payment run as the bank gets it: one debtor, one day, one file. */
export type PaymentOrder = {
	messageId: string;
	/** A moment, ISO. */
	createdAt: string;
	executionDay: Day;
	debtor: BankParty;
	payments: readonly Payment[];
};

/** What the bank says became of a payment. */
export type PaymentFeedback = {
	/** As we gave it; null when the bank left it out. */
	endToEndId: string | null;
	/** What else names the payment (purpose). */
	reference: string | null;
	amount: Euro;
	day: Day;
	/** False: returned or refused. */
	booked: boolean;
	reason: string | null;
};

/** One line for the treasury's program. */
export type Posting = {
	/** Produkt of the budget; the code of the help while the office has not set one. */
	product: string;
	/** Sachkonto; empty: the treasury's program asks. */
	account: string;
	creditor: string;
	amount: Euro;
	dueOn: Day;
	documentNumber: string;
};

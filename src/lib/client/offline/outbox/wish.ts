/**
 * A wish to reserve, noted without network. It holds the offer and the period, nothing of the person it is for, and is
 * never sent by itself: with network it is looked at again, and a person's tap opens the reservation.
 */
export type Wish = {
	id: string;
	account: string;
	offerId: string;
	facility: string;
	/** The need as an address has it, without birth date, sex and case. */
	query: string;
	begin: string;
	end: string;
	/** Planned fee when it was noted, whole euros; null without a rate. */
	targetFee: string | null;
	notedAt: string;
};

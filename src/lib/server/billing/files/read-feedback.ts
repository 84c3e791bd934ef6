import { DomainError, InvalidInput } from '../../../domain/errors';
import type { PaymentFeedback } from './payment-types';
import { readCamt } from './read-camt';
import { readFeedbackCsv } from './read-feedback-csv';
import { textOfBytes } from './text-of-bytes';
import { readXml } from './xml-tree';

/** What could not be read of a file, each with its place and what stands there. */
export type FeedbackProblem = { place: string; text: string };
export type FeedbackResult = { feedback: PaymentFeedback[]; problems: FeedbackProblem[] };

const MOST_NAMED = 20;

/**
 * What the bank says became of payments: camt.054 (versions 02 and 08) or CSV. All or nothing.
 * @throws InvalidInput at `file`, with a line for everything that is wrong
 */
export function readPaymentFeedback(file: string | Uint8Array): PaymentFeedback[] {
	const { feedback, problems } = resultOf(file);
	if (problems.length > 0) throw new InvalidInput({ file: sentencesOf(problems) });
	return feedback;
}

function resultOf(file: string | Uint8Array): FeedbackResult {
	try {
		const text = textOfBytes(file);
		return /^\s*</.test(text) ? readCamt(readXml(text)) : readFeedbackCsv(text);
	} catch (error) {
		// The same guard stands before uploaded invoices and speaks of them.
		if (error instanceof DomainError) throw new InvalidInput({ file: String(error.details['reason']) });
		throw error;
	}
}

function sentencesOf(problems: readonly FeedbackProblem[]): string {
	const named = problems.slice(0, MOST_NAMED).map(({ place, text }) => `${place}: ${text}`);
	const further = problems.length - named.length;
	return [...named, ...(further > 0 ? [`Und ${further} weitere Fehler.`] : [])].join('\n');
}

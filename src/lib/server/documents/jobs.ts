import type { RefusalReason } from '../../domain/documents/uploads';

/** Everything that opens a file from outside runs in a process of its own; these are the words between the two. */
export type PdfFacts = { pages: number; content: string };

export type BoundPart = { path: string; title: string; day: string; kind: string };

export type Job =
	| { kind: 'check'; path: string; target: string; title: string }
	/** A photo for everybody to see. */
	| { kind: 'photo'; path: string; target: string }
	| { kind: 'bind'; parts: BoundPart[]; target: string; title: string };

/** `file` is where the result lies: the upload itself when it was a PDF, else the PDF made of it. */
export type JobResult = PdfFacts & { file: string };

export type Message =
	| { kind: 'ready' }
	/** A picture of a size that can be decoded: that takes longer than looking at a PDF. */
	| { kind: 'decoding' }
	/** The file is accepted; its text is still being read. */
	| { kind: 'accepted'; result: JobResult }
	| { kind: 'done'; result: JobResult }
	| { kind: 'refused'; reason: RefusalReason }
	| { kind: 'failed'; error: string };

/** Thrown inside the process and by the caller alike. */
export class Refused extends Error {
	override readonly name = 'Refused';
	constructor(readonly reason: RefusalReason) {
		super(reason);
	}
}

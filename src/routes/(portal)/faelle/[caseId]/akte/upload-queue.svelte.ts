import { CommandKey } from '$lib/client/command-key';
import { sessionExpiry } from '$lib/client/session.svelte';
import type { DocumentKind } from '$lib/domain/documents/kinds';
import { MAX_UPLOAD_BYTES, refusalSentence } from '$lib/domain/documents/uploads';
import { sendFile } from './send-file';

type State = 'waiting' | 'sending' | 'done' | 'refused' | 'failed';

/** One file on its way. A retry sends the same key: what got through before is not stored a second time. */
class Upload {
	state = $state<State>('waiting');
	/** How much has been sent, 0 to 1. */
	share = $state(0);
	/** Why it was not taken. */
	sentence = $state<string | null>(null);
	readonly key = new CommandKey().current;
	abort = new AbortController();

	constructor(
		readonly file: File,
		readonly kind: DocumentKind
	) {}
}
export type { Upload };

const AT_ONCE = 2;

/** The files a person has chosen, sent two at a time; a file that is refused does not hold up the others. */
export class UploadQueue {
	items = $state<Upload[]>([]);
	#sending = 0;

	constructor(
		private readonly caseId: () => string,
		private readonly onstored: () => void
	) {}

	readonly busy = $derived(this.items.some(({ state }) => state === 'waiting' || state === 'sending'));

	add(files: Iterable<File>, kind: DocumentKind) {
		for (const file of files) {
			const upload = new Upload(file, kind);
			if (file.size > MAX_UPLOAD_BYTES) this.#refuse(upload, refusalSentence('too-large'));
			if (file.size === 0) this.#refuse(upload, refusalSentence('empty'));
			this.items.push(upload);
		}
		this.#next();
	}

	retry(upload: Upload) {
		Object.assign(upload, { state: 'waiting', share: 0, sentence: null, abort: new AbortController() });
		this.#next();
	}

	/** Calls off what is on its way, and takes the line away. */
	remove(upload: Upload) {
		if (upload.state === 'sending') this.#sending -= 1;
		upload.abort.abort();
		this.items = this.items.filter(({ key }) => key !== upload.key);
		this.#next();
	}

	#refuse(upload: Upload, sentence: string) {
		Object.assign(upload, { state: 'refused', sentence });
	}

	#next() {
		while (this.#sending < AT_ONCE) {
			const upload = this.items.find(({ state }) => state === 'waiting');
			if (!upload) return;
			this.#sending += 1;
			upload.state = 'sending';
			void this.#send(upload);
		}
	}

	async #send(upload: Upload): Promise<void> {
		const { file, kind, key, abort } = upload;
		const result = await sendFile(
			{ caseId: this.caseId(), file, kind, key },
			{ signal: abort.signal, onprogress: (share) => (upload.share = share) }
		);
		if (abort.signal.aborted) return;
		if (!result.ok && result.lostSession && (await sessionExpiry.waitForSignIn())) return this.#send(upload);
		this.#sending -= 1;
		upload.state = result.ok ? 'done' : result.again ? 'failed' : 'refused';
		upload.sentence = result.ok ? null : result.sentence;
		if (result.ok) this.#stored(upload);
		this.#next();
	}

	#stored(upload: Upload) {
		this.items = this.items.filter(({ key }) => key !== upload.key);
		this.onstored();
	}
}

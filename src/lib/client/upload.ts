export type Outgoing = { address: string; headers: Record<string, string>; body: Blob };

export type Watching = {
	/** How much has left the device, 0 to 1. */
	onprogress: (share: number) => void;
	/** Aborted, the answer is waited for no longer. */
	signal: AbortSignal;
};

/** `body` is null where the answer is no JSON. */
export type Answer = { status: number; body: unknown };

/**
 * Sends a file. XMLHttpRequest, because fetch does not say how far an upload has come.
 * @throws TypeError when nobody answered, as fetch does, and the reason of the signal when that was aborted
 */
export const upload = ({ address, headers, body }: Outgoing, { onprogress, signal }: Watching) =>
	new Promise<Answer>((done, fail) => {
		signal.throwIfAborted();
		const request = new XMLHttpRequest();
		request.open('POST', address);
		request.responseType = 'json';
		request.setRequestHeader('content-type', 'application/octet-stream');
		for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
		request.upload.onprogress = ({ loaded, total }) => onprogress(total === 0 ? 0 : loaded / total);
		request.onload = () => done({ status: request.status, body: request.response });
		request.onerror = () => fail(new TypeError('nobody answered'));
		request.onabort = () => fail(signal.reason as Error);
		signal.addEventListener('abort', () => request.abort());
		request.send(body);
	});

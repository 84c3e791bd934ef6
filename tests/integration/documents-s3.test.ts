import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Storage } from '../../src/lib/server/documents/s3-storage';
import { startS3 } from '../setup/s3-server';

const bucket = 'ankerplatz';
const key = 'ab/ab000000-0000-4000-8000-000000000000';
const other = 'cd/cd000000-0000-4000-8000-000000000000';
const content = Buffer.from('%PDF-1.7 nur ein Beispiel');

let server: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
	server = await startS3(bucket);
});
afterAll(() => server.stop());

const open = (changed: { accessKey?: string } = {}) =>
	s3Storage({
		...{ endpoint: server.endpoint, region: 'eu-central-1', bucket, prefix: 'akte/' },
		...{ accessKey: 'zugang', secretKey: 'geheim', ...changed }
	});

describe('a storage that speaks S3', () => {
	test('puts a file under its prefix, signed, and gives it back byte for byte', async () => {
		const files = open();
		await files.put(key, content);
		expect(server.requests.at(-1)).toMatchObject({ method: 'PUT', path: `/${bucket}/akte/${key}`, body: content });
		expect(server.requests.at(-1)?.authorization).toMatch(/Signature=[0-9a-f]{64}$/);
		expect((await files.get(key)).equals(content)).toBe(true);
	});

	test('tells everything that lies there, page by page, by its own names', async () => {
		const files = open();
		await files.put(key, content);
		await files.put(other, content);
		server.objects.set('fremd/x', content);
		const names = [];
		for await (const { key: name, writtenAt } of files.list()) names.push([name, writtenAt]);
		expect(names).toEqual([
			[key, Date.parse('2026-01-01')],
			[other, Date.parse('2026-01-01')]
		]);
	});

	test('removes, and does not find what is gone', async () => {
		const files = open();
		await files.put(key, content);
		await files.remove(key);
		expect(server.objects.has(`akte/${key}`)).toBe(false);
		await expect(files.get(key)).rejects.toThrow('missing');
	});

	test('says so when it is not let in, and takes no name that the portal did not choose', async () => {
		await expect(open({ accessKey: 'fremd' }).put(key, content)).rejects.toThrow();
		const before = server.requests.length;
		await expect(open().get('../geheim')).rejects.toThrow('not a name of a stored file');
		expect(server.requests).toHaveLength(before);
	});
});

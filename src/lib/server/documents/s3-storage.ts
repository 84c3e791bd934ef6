import type { StorageS3 } from '../env';
import { refuseForeignName, type Storage, type StoredFile } from './stored-file';

/**
 * The same as the folder, in a bucket of any store that speaks S3. The library is large and only loaded where it is used.
 * Checksums beyond the signature are left out: not every store that speaks S3 knows them.
 */
export function s3Storage({ bucket, prefix, ...where }: StorageS3): Storage {
	let loaded: ReturnType<typeof connect> | undefined;
	const open = () => (loaded ??= connect(where));
	const nameOf = (key: string) => {
		refuseForeignName(key);
		return { Bucket: bucket, Key: `${prefix}${key}` };
	};
	return {
		put: async (key, content) => {
			const { client, sdk } = await open();
			const type = { ContentType: 'application/pdf', ContentLength: content.byteLength };
			await client.send(new sdk.PutObjectCommand({ ...nameOf(key), Body: content, ...type }));
		},
		get: async (key) => {
			const { client, sdk } = await open();
			const { Body } = await client.send(new sdk.GetObjectCommand(nameOf(key)));
			if (!Body) throw new Error('the storage answered without content');
			return Buffer.from(await Body.transformToByteArray());
		},
		remove: async (key) => {
			const { client, sdk } = await open();
			await client.send(new sdk.DeleteObjectCommand(nameOf(key)));
		},
		async *list() {
			const { client, sdk } = await open();
			let from: string | undefined;
			do {
				const asked = { Bucket: bucket, Prefix: prefix, ContinuationToken: from };
				const page = await client.send(new sdk.ListObjectsV2Command(asked));
				for (const { Key = '', LastModified } of page.Contents ?? []) {
					yield { key: Key.slice(prefix.length), writtenAt: LastModified?.getTime() ?? 0 } satisfies StoredFile;
				}
				from = page.NextContinuationToken;
			} while (from !== undefined);
		}
	};
}

type Where = Omit<StorageS3, 'bucket' | 'prefix'>;

async function connect({ endpoint, region, accessKey, secretKey }: Where) {
	const sdk = await import('@aws-sdk/client-s3');
	const client = new sdk.S3Client({
		...{ endpoint, region, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } },
		// The bucket in the path: a store of one's own has no name of its own for every bucket.
		...{
			forcePathStyle: true,
			requestChecksumCalculation: 'WHEN_REQUIRED',
			responseChecksumValidation: 'WHEN_REQUIRED'
		}
	});
	return { client, sdk };
}

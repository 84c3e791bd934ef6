import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { auditActionNames } from '$lib/domain/access/audit-actions';
import { daySchema } from '$lib/domain/day-schema';
import { z } from 'zod';
import type { PageLoad } from './$types';

const caseIdSchema = z.guid().nullable().catch(null);

export const load: PageLoad = async ({ url: { searchParams }, fetch }) => {
	const before = Number(searchParams.get('vor') ?? '');
	const asked = searchParams.get('was') ?? '';
	const filter = {
		who: searchParams.get('wer') ?? '',
		action: asked in auditActionNames ? asked : null,
		caseId: caseIdSchema.parse(searchParams.get('fall')),
		day: daySchema.nullable().catch(null).parse(searchParams.get('tag')),
		before: Number.isSafeInteger(before) && before > 0 ? before : null
	};
	return { filter, list: await api(fetch).audit.list.query(filter).catch(pageError) };
};

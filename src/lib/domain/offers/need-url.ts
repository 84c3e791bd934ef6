import type { z } from 'zod';
import type { Day } from '../day';
import { serviceTypeOf } from '../directory/service-types';
import { searchSchema, type Need } from './need';
import { usualEnd } from './need-params';

/** Of a search that was not told otherwise. */
const DEFAULT_RADIUS_KM = 50;
const DEFAULT_HOURS_PER_WEEK = '5';

const field = searchSchema.shape;
const nearField = field.near.unwrap().unwrap().shape;

const letterSexes: Record<string, string> = { w: 'f', m: 'm', d: 'd' };
const wordLists: Record<string, string> = { verfuegbar: 'available', alle: 'all' };

/** A message in German per field (path as in the schema) that could not be read and fell back. */
export type NeedProblems = Record<string, string>;

/** Always a valid need, whatever somebody made of the address: what cannot be read falls back and is reported. */
export function needFromParams(params: URLSearchParams, today: Day): { need: Need; problems: NeedProblems } {
	const problems: NeedProblems = {};
	const read = readerOf(params, problems);
	const period = readPeriod(read, problems, today);
	const serviceType = read.one('serviceType', 'art', { schema: field.serviceType, fallback: 'S34' as const });
	const hours = read.one('hoursPerWeek', 'stunden', { schema: field.hoursPerWeek.unwrap(), fallback: null });
	const needsHours = serviceTypeOf(serviceType).unit === 'hour';
	const need: Need = {
		list: read.one('list', 'liste', { schema: field.list, fallback: 'available', from: wordIn(wordLists) }),
		serviceType,
		...period,
		offices: read.several('offices', 'amt', field.offices.unwrap().element),
		regions: read.several('regions', 'region', field.regions.unwrap().element),
		near: readNear(read),
		specialisations: read.several('specialisations', 'kann', field.specialisations.unwrap().element),
		birthDate: read.one('birthDate', 'geboren', { schema: field.birthDate.unwrap(), fallback: null }),
		sex: read.one('sex', 'geschlecht', { schema: field.sex.unwrap(), fallback: null, from: wordIn(letterSexes) }),
		unaccompanied: params.get('uma') === 'ja',
		daysPerWeek: read.one('daysPerWeek', 'tage', { schema: field.daysPerWeek.unwrap(), fallback: null }),
		hoursPerWeek: needsHours ? (hours ?? DEFAULT_HOURS_PER_WEEK) : hours,
		text: read.one('text', 'text', { schema: field.text.unwrap(), fallback: '' }),
		page: read.one('page', 'seite', { schema: field.page.unwrap(), fallback: 1, from: Number }),
		pageSize: read.one('pageSize', 'zeilen', { schema: field.pageSize.unwrap(), fallback: 50, from: Number })
	};
	return { need, problems };
}

type Reader = ReturnType<typeof readerOf>;

type Wanted<T> = { schema: z.ZodType<T>; fallback: T; from?: (text: string) => unknown };

function readerOf(params: URLSearchParams, problems: NeedProblems) {
	const parsed = <T>(path: string, schema: z.ZodType<T>, raw: unknown): { value: T } | null => {
		const result = schema.safeParse(raw);
		if (result.success) return { value: result.data };
		problems[path] = result.error.issues[0]?.message ?? '';
		return null;
	};
	return {
		one<T>(path: string, key: string, { schema, fallback, from = (text) => text }: Wanted<T>): T {
			const text = params.get(key) ?? '';
			const read = text === '' ? null : parsed(path, schema, from(text));
			return read === null ? fallback : read.value;
		},
		several<T>(path: string, key: string, schema: z.ZodType<T>): T[] {
			const reads = params.getAll(key).map((text) => parsed(path, schema, text));
			return reads.filter((read) => read !== null).map(({ value }) => value);
		}
	};
}

const wordIn = (words: Record<string, string>) => (text: string) => (Object.hasOwn(words, text) ? words[text] : text);

function readPeriod(read: Reader, problems: NeedProblems, today: Day): { begin: Day; end: Day } {
	const begin = read.one('begin', 'von', { schema: field.begin, fallback: today });
	const fallback = usualEnd(begin);
	const end = read.one('end', 'bis', { schema: field.end, fallback });
	if (end >= begin) return { begin, end };
	problems.end = 'Das Ende liegt vor dem Beginn.';
	return { begin, end: fallback };
}

function readNear(read: Reader): Need['near'] {
	const postalCode = read.one<string | null>('near.postalCode', 'plz', {
		schema: nearField.postalCode,
		fallback: null
	});
	const wanted = { schema: nearField.radiusKm, fallback: DEFAULT_RADIUS_KM, from: Number };
	return postalCode === null ? null : { postalCode, radiusKm: read.one('near.radiusKm', 'umkreis', wanted) };
}

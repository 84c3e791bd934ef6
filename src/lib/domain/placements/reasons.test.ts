import { describe, expect, it } from 'vitest';
import {
	declineReasonLabels,
	declineReasons,
	endReasonLabels,
	endReasons,
	endReasonStatistics,
	isDropOut,
	notArrivedReasonLabels,
	notArrivedReasons,
	withdrawReasonLabels,
	withdrawReasons
} from './reasons';

it.each([
	{ what: 'decline', codes: declineReasons, labels: declineReasonLabels },
	{ what: 'withdraw', codes: withdrawReasons, labels: withdrawReasonLabels },
	{ what: 'not arrived', codes: notArrivedReasons, labels: notArrivedReasonLabels },
	{ what: 'end', codes: endReasons, labels: endReasonLabels }
])('reasons to $what contain "other" and have a German word each', ({ codes, labels }) => {
	expect(codes).toContain('other');
	expect(Object.keys(labels).sort()).toEqual([...codes].sort());
	expect(new Set(Object.values(labels)).size).toBe(codes.length);
});

describe('end reasons of the official statistics', () => {
	it.each([
		['as-planned', '10', false],
		['by-custodian', '20', true],
		['by-institution', '21', true],
		['by-minor', '22', true],
		['adoption', '30', false],
		['handed-over', '40', false],
		['other', '50', false]
	] as const)('%s has key %s, drop-out: %s', (reason, key, dropOut) => {
		expect(endReasonStatistics[reason]).toBe(key);
		expect(isDropOut(reason)).toBe(dropOut);
	});
});

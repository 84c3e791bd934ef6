import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import type { Euro } from '../money';
import { uploadProblem, type UploadedSums } from './uploaded';

const sums = (changed: Partial<Record<keyof UploadedSums, unknown>> = {}): UploadedSums => ({
	...{ kind: 'invoice', tax: '0.00' as Euro, charges: '0.00' as Euro, allowances: '0.00' as Euro },
	...{ lineTotal: '3720.00' as Euro, prepaid: '0.00' as Euro, payable: '3720.00' as Euro },
	days: ['2026-10-01', '2026-10-31'] as Day[],
	...(changed as Partial<UploadedSums>)
});

describe('what of an uploaded invoice no line would carry', () => {
	it.each([
		['nothing', {}],
		['an advance that was paid', { prepaid: '1500.00', payable: '2220.00' }],
		['no period at all', { days: [] }]
	])('%s: it is taken over', (_name, changed) => {
		expect(uploadProblem(sums(changed))).toBeNull();
	});

	it.each([
		['VAT', { tax: '706.80', payable: '4426.80' }, '706,80 € Umsatzsteuer'],
		['a charge', { charges: '5.00', payable: '3725.00' }, 'Zuschläge auf die ganze Rechnung (5,00 €)'],
		['a charge and as much off', { charges: '5.00', allowances: '5.00' }, 'Zuschläge'],
		['an allowance', { allowances: '5.00', payable: '3715.00' }, 'Nachlässe auf die ganze Rechnung (5,00 €)'],
		['a rounding', { payable: '3720.30' }, 'Zahlbetrag ist 3.720,30 € statt 3.720,00 €'],
		['a payment that adds', { prepaid: '-10.00', payable: '3730.00' }, 'negativ'],
		['an advance on an advance', { kind: 'advance', prepaid: '10.00', payable: '3710.00' }, 'keinen anderen Abschlag'],
		['two months', { days: ['2026-10-01', '2026-11-30'] }, 'Oktober 2026 bis November 2026']
	])('%s: refused with its own sentence', (_name, changed, sentence) => {
		expect(uploadProblem(sums(changed))?.replaceAll('\u{A0}', ' ')).toContain(sentence);
	});
});

import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { StatisticsTable } from '../../src/lib/domain/statistics/kinds';
import { euro } from '../../src/lib/domain/money';
import { facilityStaff } from '../../src/lib/server/db/schema/directory';
import { invoice, invoiceLine } from '../../src/lib/server/db/schema/invoices';
import { makeOffer, makeProvider } from '../../src/lib/server/db/seed/factories';
import { answerStatistics } from '../../src/lib/server/statistics/answer-file';
import { codeLists2010, labelOf } from '../../src/lib/domain/statistics/code-lists';
import { riskWanted } from '../../src/lib/domain/statistics/risk-assessments';
import { test } from '../setup/database';
import { key, officePerson, refusal } from './placements-scene';
import { reportingOffice } from './statistics-scene';

const day = (text: string) => text as Day;
type Office = Awaited<ReturnType<typeof reportingOffice>>;
const tableOf = ({ lead }: Office, part: StatisticsTable, year = 2024) => lead.caller.statistics.tables({ year, part });

describe('provisional protective measures', () => {
	test('of the year, with the characteristics of the law and nobody’s name', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13071');
		await here.stay({
			...{ serviceType: 'S42A', begin: day('2023-12-30'), left: day('2024-01-04'), reason: 'handed-over' },
			help: { unaccompanied: true, sex: 'm', birthDate: day('2008-01-01'), lastName: 'Geheim' }
		});
		const known = await here.stay({ serviceType: 'S42', begin: day('2024-12-31'), left: day('2024-12-31') });
		await here.stay({ serviceType: 'S42', begin: day('2024-12-31') });
		await here.stay({ serviceType: 'S42', begin: day('2025-01-01'), left: day('2025-01-02') });
		await here.stay({ serviceType: 'S34', left: day('2024-04-01') });
		const { caller } = here.worker;
		const entry = {
			...({ provider: 'free', accommodation: 'institution', reportedBy: 'police', afterAssessment: 'yes' } as const),
			...({ reasons: ['neglect', 'overload'], objection: 'yes', courtAsked: 'no', foreignOrigin: 'unknown' } as const),
			...({ whereaboutsBefore: '01', germanAtHome: 'yes', whereaboutsAfter: '06' } as const)
		};
		const save = (changed: object = {}) =>
			caller.statistics.saveMeasure({
				...{ idempotencyKey: key(), placementId: known.placementId },
				entry: { ...entry, reasons: [...entry.reasons], ...changed }
			});
		await expect(save({ objection: 'no', courtAsked: 'yes' })).rejects.toThrow('nur nach einem Widerspruch');
		await save();
		const { measures, helps } = await caller.statistics.get({ caseId: known.caseId });
		expect(helps).toEqual([]);
		expect(measures).toMatchObject([{ placementId: known.placementId, of: 12, missing: ['following'] }]);
		const gaps = await caller.statistics.measureGaps({ year: 2024 });
		expect(gaps.measures).toBe(2);
		expect(gaps.rows.map(({ missing }) => missing.length)).toEqual([11, 1]);
		expect(gaps.rows[1]).toMatchObject({ caseId: known.caseId, missing: ['following'] });
		const table = await tableOf(here, 'protective');
		expect(table.rows).toEqual([
			[
				...['§ 42a SGB VIII', '12.2023', '01.2024', '5', '–', '–', '–', '–', '–', '0', '–', '–'],
				...['Abgabe an ein anderes Jugendamt', '–', '–', 'männlich', '15', '–', '–', '–']
			],
			[
				...['§ 42 SGB VIII', '12.2024', '12.2024', '0', 'Freier Träger', 'In einer Einrichtung', 'Polizei', 'ja'],
				...['Vernachlässigung, Überforderung der Eltern oder eines Elternteils', '0', 'ja', 'nein'],
				...['Beendet wie im Hilfeplan vorgesehen', 'In einem Heim', '–', 'weiblich', '12', 'unbekannt', 'ja'],
				'Bei den Eltern'
			]
		]);
		expect(table.rows.every(({ length }) => length === table.columns.length)).toBe(true);
		expect(JSON.stringify(table)).not.toMatch(/Geheim|Lena|MSE-/);
	});
});

/** What the report wants to know around the child. */
const around = {
	...{ sources: ['mother', 'relatives'], whereabouts: '01', motherAge: '27-and-more', fatherAge: 'unknown' },
	...{ foreignOrigin: 'yes', germanAtHome: 'no', helpBefore: 'no', repeated: 'unknown' }
};

describe('assessments of risk', () => {
	test('are entered, changed and removed on the case, and told by year', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13072');
		const { caseId } = await here.stay({});
		const { caller } = here.worker;
		const said = { day: '2024-04-02', reportedBy: 'school', kinds: ['neglect', 'physical'], result: 'latent' } as const;
		const save = (changed: object = {}) =>
			caller.statistics.saveAssessment({
				...{ idempotencyKey: key(), caseId, ...said, kinds: [...said.kinds], followUp: 'education' },
				...changed
			});
		const { assessmentId } = await save();
		await save({ day: '2023-04-02' });
		expect((await save({ assessmentId, courtCalled: true })).assessmentId).toBe(assessmentId);
		expect((await tableOf(here, 'risk')).rows).toEqual([
			[
				...['04.2024', 'weiblich', '11', 'Schule', 'Vernachlässigung, Körperliche Misshandlung', '–'],
				...['Latente Gefährdung', 'Hilfe zur Erziehung nach §§ 27 bis 35', 'ja', '–', '–', '–', '–', '–', '–', '–']
			]
		]);
		const { assessments } = await caller.statistics.get({ caseId });
		expect(assessments).toMatchObject([{ of: 8 }, { of: 8 }]);
		const gaps = () => here.worker.caller.statistics.assessmentGaps({ year: 2024 });
		expect(await gaps()).toMatchObject({ assessments: 1, rows: [{ caseId, assessmentId, missing: riskWanted(said) }] });
		await save({ assessmentId, ...around });
		expect(await gaps()).toEqual({ assessments: 1, rows: [] });
		const [row = []] = (await tableOf(here, 'risk')).rows;
		expect(row.slice(5)).toEqual([
			...['Mutter, Andere Verwandte', 'Latente Gefährdung', 'Hilfe zur Erziehung nach §§ 27 bis 35', 'nein'],
			...[
				labelOf(codeLists2010, 'whereabouts', '01'),
				'27 Jahre und älter',
				'unbekannt',
				'ja',
				'nein',
				'nein',
				'unbekannt'
			]
		]);
		expect(await refusal(save({ assessmentId, whereabouts: '99' }))).toBeInstanceOf(Error);
		const other = await here.stay({});
		const wrong = { idempotencyKey: key(), caseId: other.caseId, assessmentId };
		expect(await refusal(caller.statistics.removeAssessment(wrong))).toMatchObject({ code: 'not-found' });
		await caller.statistics.removeAssessment({ idempotencyKey: key(), caseId, assessmentId });
		expect((await tableOf(here, 'risk')).rows).toEqual([]);
		expect(await refusal(save({ day: '2199-01-01' }))).toEqual({ fields: { day: 'Der Tag liegt in der Zukunft.' } });
	});
});

describe('institutions and staff', () => {
	test('are counted every second year, with places and posts', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13074');
		const { id: providerId } = await makeProvider(owner, { name: 'Aa Träger' });
		const house = { officeAgs: here.office, providerId, name: 'Haus Aa', createdAt: '2020-01-01T08:00:00Z' as never };
		const { facilityId } = await makeOffer(owner, { serviceType: 'S34', places: '8.00', facility: house });
		await makeOffer(owner, { serviceType: 'A31', places: '40.00', facilityId });
		await owner.insert(facilityStaff).values([
			{ facilityId, qualification: 'Erzieherin', posts: '3.50' },
			{
				facilityId,
				qualification: 'Psychologe',
				posts: '0.75',
				fromDay: day('2024-12-15'),
				untilDay: day('2024-12-15')
			},
			{ facilityId, qualification: 'Vorher', posts: '1.00', untilDay: day('2024-12-14') },
			{ facilityId, qualification: 'Nachher', posts: '1.00', fromDay: day('2024-12-16') }
		]);
		const closed = { ...house, name: 'Haus Bb', closedFrom: day('2024-12-15') };
		await makeOffer(owner, { serviceType: 'S34', facility: closed });
		const table = await tableOf(here, 'institutions');
		expect(table.rows.filter(([provider]) => provider === 'Aa Träger')).toEqual([
			['Aa Träger', 'Haus Aa', 'Greifswald', '§ 31, § 34', '8,00', '4,25', 'Erzieherin 3,50, Psychologe 0,75']
		]);
		expect(table.note).toContain('15.12.2024');
		expect(await tableOf(here, 'institutions', 2025)).toMatchObject({ rows: [] });
	});
});

describe('expenditure and income', () => {
	test('are what was ordered and what was entered, by kind of help, to the cent, as CSV', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13004');
		const { id: providerId } = await makeProvider(owner);
		const bill = async (state: 'sent' | 'ordered' | 'paid', month: string, lines: [string | null, string][]) => {
			const [made] = await owner
				.insert(invoice)
				.values({
					...{ officeAgs: here.office, providerId, month: day(month), kind: 'invoice', total: euro(0) },
					...{ createdBy: here.lead.account.id, createdAt: '2024-02-01T08:00:00Z' }
				})
				.returning();
			const invoiceId = made?.id ?? '';
			await owner.insert(invoiceLine).values(
				lines.map(([serviceType, amount], index) => ({
					...{ invoiceId, officeAgs: here.office, providerId, position: index + 1, serviceType, amount: euro(amount) },
					...{ fromDay: day(month), toDay: day(month), quantity: '1', unit: 'day' as const, price: euro(amount) },
					rule: 'present'
				}))
			);
			await owner
				.update(invoice)
				.set({ state, number: invoiceId, sentAt: '2024-02-01T08:00:00Z' })
				.where(eq(invoice.id, invoiceId));
		};
		await bill('ordered', '2024-01-01', [
			['S34', '0.10'],
			['A31', '55.05'],
			[null, '-1.00']
		]);
		await bill('paid', '2024-12-01', [['S34', '0.20']]);
		await bill('sent', '2024-05-01', [['S34', '1000.00']]);
		await bill('paid', '2025-01-01', [['S34', '1000.00']]);
		const take = (serviceType: 'S34' | 'A30' | null, kind: 'contributions' | 'other', amount: string | null) =>
			here.lead.caller.statistics.saveIncome({ idempotencyKey: key(), year: 2024, serviceType, kind, amount });
		await take('S34', 'contributions', '1.00');
		await take('S34', 'contributions', '0.25');
		await take('A30', 'other', '7.00');
		await take(null, 'other', '5');
		await take(null, 'contributions', '9');
		await take(null, 'contributions', null);
		const clerk = await officePerson({ owner, db }, { office: here.office, role: 'finance' });
		expect(await clerk.caller.statistics.income({ year: 2024 })).toEqual([
			{ serviceType: 'A30', kind: 'other', amount: '7.00' },
			{ serviceType: 'S34', kind: 'contributions', amount: '0.25' },
			{ serviceType: null, kind: 'other', amount: '5.00' }
		]);
		expect(await clerk.caller.statistics.income({ year: 2025 })).toEqual([]);
		const foreign = await officePerson({ owner, db }, { office: '13075', role: 'finance' });
		expect(await foreign.caller.statistics.income({ year: 2024 })).toEqual([]);
		await expect(take('S34', 'other', '-1')).rejects.toThrow('Bitte einen Betrag ab 0 Euro eingeben');
		const answer = await answerStatistics(here.asLead, { year: '2024', part: 'money' });
		expect(answer.headers.get('content-type')).toContain('text/csv');
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
		expect(text.replaceAll('\u00a0', ' ').split('\r\n')).toEqual([
			'\ufeffHilfeart;Ausgaben;Gebühren und Entgelte;Kostenbeiträge und Erstattungen;Sonstige Einnahmen;Einnahmen',
			'§ 30 Erziehungsbeistand, Betreuungshelfer;–;–;–;7,00 €;7,00 €',
			'§ 31 Sozialpädagogische Familienhilfe;55,05 €;–;–;–;–',
			'§ 34 Heimerziehung, sonstige betreute Wohnform;0,30 €;–;0,25 €;–;0,25 €',
			'Ohne Hilfeart;-1,00 €;–;–;5,00 €;5,00 €',
			'Summe;54,35 €;–;0,25 €;12,00 €;12,25 €',
			''
		]);
	});
});

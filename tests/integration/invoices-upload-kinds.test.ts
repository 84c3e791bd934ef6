import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import type { InvoiceDocument } from '../../src/lib/server/billing/files/invoice-document';
import { writeXRechnung } from '../../src/lib/server/billing/files/write-xrechnung';
import { serviceRecord } from '../../src/lib/server/db/schema/billing';
import { invoice } from '../../src/lib/server/db/schema/invoices';
import { documentLine, invoiceDocument } from '../factories/invoice-documents';
import { test } from '../setup/database';
import { billingScene, LEITWEG_ID, linesOf, orderedAdvance, PROVIDER_IBAN, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;
const issuedOn = '2026-11-20' as Day;

/** October of one stay at 120,00 € a day, as the provider's own software writes it. */
function fileOf({ provider }: Scene, reference: string, changed: Partial<InvoiceDocument> = {}) {
	const { seller, buyer } = invoiceDocument();
	const line = documentLine({ price: '120.00' as Euro, amount: '3720.00' as Euro, reference });
	return writeXRechnung(
		invoiceDocument({
			...{ number: 'RE-1', lines: [line], buyer: { ...buyer, leitwegId: LEITWEG_ID } },
			seller: { ...seller, name: provider.name, iban: PROVIDER_IBAN, taxNumber: provider.id.slice(0, 13) },
			...changed
		}),
		'UBL'
	);
}

const upload = (scene: Scene, xml: string, who: 'claimer' | 'clerk' = 'claimer') =>
	scene[who].caller.billing.upload({ idempotencyKey: key(), xml });

const reasonOf = async (promise: Promise<unknown>) =>
	String(((await refusal(promise)) as { details?: { reason?: string } }).details?.reason).replaceAll('\u{A0}', ' ');

const refersTo = { number: 'RE-1', issuedOn };

describe('an uploaded invoice', () => {
	test('with VAT or a surcharge that is in no line is refused', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id } = await scene.stay();
		const xml = await fileOf(scene, id);
		const taxed = xml
			.replaceAll('<cbc:Percent>0<', '<cbc:Percent>19<')
			.replaceAll(/(<cbc:TaxAmount currencyID="EUR">)0\.00/g, '$1706.80')
			.replaceAll(/((TaxInclusive|Payable)Amount currencyID="EUR">)3720\.00/g, '$14426.80');
		expect(await reasonOf(upload(scene, taxed))).toContain('706,80 € Umsatzsteuer');
		const charge =
			'<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">1.00</cbc:Amount></cac:AllowanceCharge>';
		const charged = xml
			.replace('<cac:TaxTotal>', `${charge}<cac:TaxTotal>`)
			.replaceAll(/((Taxable|TaxExclusive|TaxInclusive|Payable)Amount currencyID="EUR">)3720\.00/g, '$13721.00')
			.replace('<cbc:PayableAmount', '<cbc:ChargeTotalAmount>1.00</cbc:ChargeTotalAmount><cbc:PayableAmount');
		expect(await reasonOf(upload(scene, charged))).toContain('Zuschläge auf die ganze Rechnung (1,00 €)');
		const period = { from: '2026-10-01' as Day, to: '2026-11-30' as Day };
		expect(await reasonOf(upload(scene, await fileOf(scene, id, { period })))).toContain('mehrere Monate');
		expect(await owner.select().from(invoice).where(eq(invoice.providerId, scene.provider.id))).toEqual([]);
	});

	test('sets off the advance that it says was paid, once', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id } = await scene.stay();
		await orderedAdvance(scene, '1500.00');
		const setOff = [{ number: '2026-00001', issuedOn, amount: '1500.00' as Euro }];
		const { invoiceId, total } = await upload(scene, await fileOf(scene, id, { setOff }));
		expect(total).toBe('2220.00');
		expect(await scene.clerk.caller.billing.check({ invoiceId })).toMatchObject({ equal: 2, deviating: 0 });
		await scene.stay({ beginDay: '2026-10-31' });
		expect(await scene.close()).toMatchObject({ invoices: [{ total: '120.00', lines: 1 }] });
	});

	test('bills the records behind it, and declares kept places only when somebody says so', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id, officeAgs, providerId } = await scene.stay();
		await owner.insert(serviceRecord).values({
			...{ placementId: id, officeAgs, providerId: providerId ?? '', day: '2026-10-05' as Day, fromTime: '10:00' },
			...{ untilTime: '11:00', kind: 'with-person', minutes: 60, state: 'released' },
			...{ createdBy: scene.claimer.account.id, createdAt: '2026-10-05T10:00:00Z' }
		});
		const xml = await fileOf(scene, id);
		const { invoiceId } = await scene.clerk.caller.billing.upload({ idempotencyKey: key(), xml, placeKept: true });
		const [record] = await owner.select().from(serviceRecord).where(eq(serviceRecord.placementId, id));
		expect(record?.state).toBe('billed');
		expect(await scene.clerk.caller.billing.invoice({ invoiceId })).toMatchObject({ placeKept: true });
		const second = await upload(scene, xml.replaceAll('RE-1', 'RE-2'));
		expect(await scene.clerk.caller.billing.invoice(second)).toMatchObject({ placeKept: false });
	});
});

describe('an uploaded credit note', () => {
	const credit = { number: 'RE-2', kind: 'credit-note' as const, refersTo };

	test.for(['claimer', 'clerk'] as const)('of %s takes the invoice back', async (who, { owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id } = await scene.stay();
		const first = await upload(scene, await fileOf(scene, id));
		await scene.order([first.invoiceId]);
		const taken = await upload(scene, await fileOf(scene, id, credit), who);
		expect(taken.total).toBe('-3720.00');
		expect((await linesOf(owner, taken.invoiceId)).map(({ quantity, amount }) => [quantity, amount])).toEqual([
			['-31', '-3720.00']
		]);
		expect([await stateOf(owner, first.invoiceId), await stateOf(owner, taken.invoiceId)]).toEqual([
			'cancelled',
			'cancelled'
		]);
		expect(await scene.close()).toMatchObject({ total: 1 });
		const again = upload(scene, await fileOf(scene, id, { ...credit, number: 'RE-3' }));
		expect(await reasonOf(again)).toContain('schon zurückgenommen');
	});

	test('of a paid invoice is checked and set against the next payment', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id } = await scene.stay();
		const first = await upload(scene, await fileOf(scene, id));
		await scene.order([first.invoiceId]);
		const executionDay = '2026-12-01' as Day;
		const pay = (invoiceIds: string[]) =>
			scene.clerk.caller.billing.pay({ idempotencyKey: key(), invoiceIds, executionDay });
		await pay([first.invoiceId]);
		const { invoiceId } = await upload(scene, await fileOf(scene, id, credit));
		expect(await scene.clerk.caller.billing.check({ invoiceId })).toMatchObject({ equal: 1, deviating: 0 });
		await scene.order([invoiceId]);
		expect(Object.keys(((await refusal(pay([invoiceId]))) as { fields: object }).fields)).toEqual(['invoiceIds']);
	});

	test('needs a whole invoice that is known here', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id } = await scene.stay();
		expect(await reasonOf(upload(scene, await fileOf(scene, id, credit)))).toContain('nicht bekannt');
		const nameless = await fileOf(scene, id, { ...credit, refersTo: null });
		expect(await reasonOf(upload(scene, nameless))).toContain('BT-25');
		await upload(scene, await fileOf(scene, id));
		const part = documentLine({ price: '120.00' as Euro, quantity: '1', amount: '120.00' as Euro, reference: id });
		expect(await reasonOf(upload(scene, await fileOf(scene, id, { ...credit, lines: [part] })))).toContain(
			'ganze Rechnung RE-1 zurück: 3.720,00 € statt 120,00 €'
		);
	});
});

describe('an uploaded correction', () => {
	const corrected = { number: 'RE-2', kind: 'corrected' as const, refersTo };

	test('takes the place of the invoice that it names', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id } = await scene.stay();
		const first = await upload(scene, await fileOf(scene, id));
		expect(await reasonOf(upload(scene, await fileOf(scene, id, corrected), 'clerk'))).toContain('der Anbieter selbst');
		const { invoiceId } = await upload(scene, await fileOf(scene, id, corrected));
		expect(await stateOf(owner, first.invoiceId)).toBe('cancelled');
		expect(await scene.clerk.caller.billing.check({ invoiceId })).toMatchObject({ equal: 1, deviating: 0 });
	});
});

describe('an uploaded advance', () => {
	test.for(['326', '386'])(
		'of code %s is decided by a person and set off like one that was asked for here',
		async (code, { owner, db }) => {
			const scene = await billingScene({ owner, db });
			const { id } = await scene.stay();
			const line = documentLine({ unit: 'piece', quantity: '1', price: '500.00' as Euro, amount: '500.00' as Euro });
			const xml = await fileOf(scene, id, { kind: 'advance', lines: [{ ...line, reference: id }] });
			const coded = xml.replace('InvoiceTypeCode>326<', `InvoiceTypeCode>${code}<`);
			expect(coded).toContain(`InvoiceTypeCode>${code}<`);
			const { invoiceId } = await upload(scene, coded);
			const { lines } = await scene.clerk.caller.billing.check({ invoiceId });
			expect(lines).toMatchObject([{ cause: 'advance', placementId: null, claimed: { amount: '500.00' } }]);
			const lineId = lines[0]?.lineId ?? '';
			await scene.clerk.caller.billing.accept({ idempotencyKey: key(), invoiceId, lineId, text: 'Vereinbart' });
			await scene.order([invoiceId]);
			expect(await scene.close()).toMatchObject({ invoices: [{ total: '3220.00', lines: 2 }] });
		}
	);
});

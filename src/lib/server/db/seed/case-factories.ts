import { eq, sql } from 'drizzle-orm';
import { ageOn, type Day } from '../../../domain/day';
import type { PlacementEventKind } from '../../../domain/placements/states';
import { currentMoment } from '../../clock';
import type { Db } from '../client';
import { caseNumber, client, helpCase } from '../schema/cases';
import { office } from '../schema/directory';
import { placement, placementEvent, placementIdentity } from '../schema/placements';
import { only, OFFICE } from './factories';

type CaseValues = Partial<typeof client.$inferInsert> & { workerId?: string; createdAt?: string };

/** A client with a case: Lena Test, 14 years old in 2026, unless told otherwise. */
export async function makeCase(db: Db, { workerId, createdAt = currentMoment(), ...person }: CaseValues = {}) {
	const officeAgs = person.officeAgs ?? OFFICE;
	const row = { firstName: 'Lena', lastName: 'Test', birthDate: '2012-05-04' as Day, sex: 'f' as const, createdAt };
	const young = only(
		await db
			.insert(client)
			.values({ ...row, ...person, officeAgs })
			.returning()
	);
	const number = await nextNumber(db, officeAgs, Number(createdAt.slice(0, 4)));
	const values = { officeAgs, clientId: young.id, number, workerId: workerId ?? null, createdAt };
	return { ...only(await db.insert(helpCase).values(values).returning()), client: young };
}

async function nextNumber(db: Db, officeAgs: string, year: number) {
	const counted = await db
		.insert(caseNumber)
		.values({ officeAgs, year, last: 1 })
		.onConflictDoUpdate({ target: [caseNumber.officeAgs, caseNumber.year], set: { last: sql`${caseNumber.last} + 1` } })
		.returning();
	const [own] = await db.select({ sign: office.sign }).from(office).where(eq(office.ags, officeAgs));
	return `${own?.sign ?? officeAgs}-${year}-${String(only(counted).last).padStart(5, '0')}`;
}

type Step = PlacementEventKind | { kind: PlacementEventKind; day?: Day; reason?: string; at?: string };

type PlacementValues = Partial<typeof placement.$inferInsert> & {
	case: Awaited<ReturnType<typeof makeCase>>;
	offer: { id: string; facilityId: string; providerId: string; serviceType: string };
	createdBy: string;
	beginDay: Day;
	endDay: Day;
	/** What happened, in order; the database derives state and occupancy from it. */
	events?: readonly Step[];
};

const HOLD_MS = 72 * 3_600_000;

/** A placement with its history; reserved unless told otherwise. */
export async function makePlacement(db: Db, { case: help, offer, events = ['reserved'], ...values }: PlacementValues) {
	const at = values.createdAt ?? currentMoment();
	const { client: young, officeAgs } = help;
	const row = {
		...{ officeAgs, caseId: help.id, clientId: young.id, offerId: offer.id, facilityId: offer.facilityId },
		...{ providerId: offer.providerId, serviceType: offer.serviceType, unitsPerWeek: '7.00', amount: '1.00' },
		...{ pseudonym: `Anfrage ${help.number.slice(-5)}`, ageAtBegin: ageOn(young.birthDate, values.beginDay) },
		...{ sex: young.sex, unaccompanied: young.unaccompanied, createdAt: at },
		...{ holdUntil: new Date(Date.parse(at) + HOLD_MS).toISOString(), ...values }
	};
	const made = only(await db.insert(placement).values(row).returning());
	await db.insert(placementIdentity).values({
		...{ placementId: made.id, officeAgs, providerId: offer.providerId, firstName: young.firstName },
		...{
			lastName: young.lastName,
			birthDate: young.birthDate,
			workerName: 'Test Person',
			workerEmail: 'test@test.example'
		}
	});
	for (const step of events) await addEvent(db, made, typeof step === 'string' ? { kind: step } : step);
	return only(await db.select().from(placement).where(eq(placement.id, made.id)));
}

const ofProvider: ReadonlySet<PlacementEventKind> = new Set(['consented', 'declined', 'answered', 'arrived']);

async function addEvent(db: Db, made: typeof placement.$inferSelect, step: Exclude<Step, PlacementEventKind>) {
	const { id, officeAgs, providerId, createdBy, createdAt, beginDay, endDay } = made;
	const day = step.kind === 'arrived' ? beginDay : step.kind === 'ended' ? endDay : null;
	const side = step.kind === 'expired' ? 'system' : ofProvider.has(step.kind) ? 'provider' : 'office';
	await db.insert(placementEvent).values({
		...{
			placementId: id,
			officeAgs,
			providerId,
			at: createdAt,
			side,
			day,
			accountId: side === 'office' ? createdBy : null
		},
		...step
	});
}

import { eq } from 'drizzle-orm';
import { hasPositiveDecision } from '../../domain/consultations/closing';
import { consultationMissing } from '../../domain/consultations/needed';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import { DomainError } from '../../domain/errors';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { consultation } from '../db/schema/consultations';
import { office } from '../db/schema/directory';
import { found } from '../trpc/procedures';

type Booking = { caseId: string; serviceType: ServiceTypeCode; urgent: boolean };

/** What the office's rule says against a booking now; null when nothing does. */
export async function missingConsultation(tx: Db, { caseId, ...booking }: Booking): Promise<string | null> {
	const [row] = await tx
		.select({ rule: office.consultationNeeded })
		.from(helpCase)
		.innerJoin(office, eq(office.ags, helpCase.officeAgs))
		.where(eq(helpCase.id, caseId));
	const held = await tx
		.select({ closedAt: consultation.closedAt, decision: consultation.decision })
		.from(consultation)
		.where(eq(consultation.caseId, caseId));
	return consultationMissing({ ...booking, ...found(row), decided: hasPositiveDecision(held) });
}

/** @throws DomainError 'placement/blocked' with the sentence. */
export async function refuseWithoutConsultation(tx: Db, booking: Booking) {
	const first = await missingConsultation(tx, booking);
	if (first !== null) throw new DomainError('placement/blocked', { first });
}

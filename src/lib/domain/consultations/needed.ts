import type { ConsultationRule } from '../directory/office-settings';
import type { ServiceTypeCode } from '../directory/service-types';

/**
 * Not help that is expected to last (§ 36 Abs. 2 SGB VIII): care in an emergency and measures of protection begin at
 * once, counselling is open to everybody without a plan (§ 36a Abs. 2).
 */
const withoutConsultation: ReadonlySet<ServiceTypeCode> = new Set(['A20', 'A28', 'S42', 'S42A']);

type Booking = { serviceType: ServiceTypeCode; urgent: boolean; rule: ConsultationRule; decided: boolean };

/** Why a place may not be booked yet; null when nothing stands against it. What is urgent is booked first. */
export const consultationMissing = ({ serviceType, urgent, rule, decided }: Booking): string | null =>
	rule === 'list' || urgent || decided || withoutConsultation.has(serviceType)
		? null
		: 'Vor der Buchung braucht es eine abgeschlossene Teamberatung mit positiver Entscheidung.';

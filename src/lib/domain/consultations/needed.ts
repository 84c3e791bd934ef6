import type { ConsultationRule } from '../directory/office-settings';
import { withoutConsultation, type ServiceTypeCode } from '../directory/service-types';

type Booking = { serviceType: ServiceTypeCode; urgent: boolean; rule: ConsultationRule; decided: boolean };

/** Why a place may not be booked yet; null when nothing stands against it. What is urgent is booked first. */
export const consultationMissing = ({ serviceType, urgent, rule, decided }: Booking): string | null =>
	rule === 'list' || urgent || decided || withoutConsultation.has(serviceType)
		? null
		: 'Vor der Buchung braucht es eine abgeschlossene Teamberatung mit positiver Entscheidung.';

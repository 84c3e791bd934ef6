import type { Day } from '../../src/lib/domain/day';

/** Ids of what belongs to another office. */
export type Foreign = {
	caseId: string;
	placementId: string;
	offerId: string;
	occupancyId: string;
	accountId: string;
	handle: string;
	consultationId: string;
	planId: string;
	invoiceId: string;
	recordId: string;
	photoId: string;
};

const stay = { begin: '2027-02-01' as Day, end: '2027-03-31' as Day, daysPerWeek: '7', hoursPerWeek: null };
const key = () => ({ idempotencyKey: crypto.randomUUID() });
const day = '2027-02-01';
const outside = {
	name: 'A',
	provider: 'B',
	street: 'C 1',
	postalCode: '10115',
	place: 'Berlin',
	agreementReference: 'D'
};
const seat = { function: 'Fachkraft' };
const need = {
	...{ list: 'all', serviceType: 'S34', ...stay, offices: [], regions: [], near: null, specialisations: [] },
	...{ birthDate: null, sex: null, unaccompanied: false, text: '', page: 1, pageSize: 50 }
};

const letterContent = {
	addressee: { standing: 'custodian', personId: null, name: 'A', street: 'B', postalCode: '10115', place: 'C' },
	...{ date: day, postedOn: day, texts: {}, signer: { name: 'D', function: '' } },
	facts: { person: 'E', service: '', provider: '', house: '', extent: '', from: null, until: null, price: '' }
};

const service = { day: '2026-11-02', from: '10:00', until: '11:00', kind: 'with-person' };
const drawn = { name: 'A', image: 'data:image/png;base64,iVBORw0KGgo=' };
const weekly = { weekday: 1, minutes: 60, individuallyDated: true, from: day };

/** For every procedure that takes the id of something that belongs to somebody. */
export const calls: Record<string, (foreign: Foreign) => unknown> = {
	'absences.list': ({ placementId }) => ({ stayId: placementId }),
	'absences.record': ({ placementId }) => ({ ...key(), stayId: placementId, from: day, reason: 'leave' }),
	'absences.remove': ({ handle }) => ({ ...key(), absenceId: handle }),
	'absences.consent': ({ handle }) => ({ ...key(), absenceId: handle, consented: true }),
	'allowances.cost': ({ placementId }) => ({ stayId: placementId }),
	'absences.decide': ({ handle }) => ({ ...key(), absenceId: handle, decision: 'rate' }),
	'agreements.remove': ({ handle }) => ({ ...key(), agreementId: handle }),
	'allowances.list': ({ placementId }) => ({ stayId: placementId }),
	'allowances.grant': ({ placementId }) => ({
		...{ ...key(), stayId: placementId, kind: 'clothing', amount: '45.00', rhythm: 'month', from: day }
	}),
	'allowances.end': ({ handle }) => ({ ...key(), grantId: handle, to: day }),
	'allowances.request': ({ placementId }) => ({
		...{ ...key(), stayId: placementId, kind: 'clothing', amount: '45.00', rhythm: 'once', from: day, reason: 'A' }
	}),
	'allowances.withdraw': ({ handle }) => ({ ...key(), requestId: handle }),
	'allowances.decide': ({ handle }) => ({ ...key(), requestId: handle, granted: true }),
	'billing.matrix': ({ photoId }) => ({ month: '2027-02', facilityId: photoId }),
	'billing.preview': ({ placementId }) => ({ stayId: placementId, month: '2027-02' }),
	'audit.list': ({ caseId }) => ({ caseId }),
	'accounts.get': ({ accountId }) => ({ accountId }),
	'accounts.disable': ({ accountId }) => ({ accountId }),
	'accounts.enable': ({ accountId }) => ({ accountId }),
	'accounts.resetPassword': ({ accountId }) => ({ accountId }),
	'accounts.resetSecondFactor': ({ accountId }) => ({ accountId }),
	'accounts.setTeam': ({ accountId }) => ({ accountId, team: 'Team Nord' }),
	'accounts.setGrants': ({ accountId }) => ({ accountId, grants: [] }),
	'billing.accept': ({ invoiceId }) => ({ ...key(), invoiceId, lineId: invoiceId, text: 'A' }),
	'billing.approve': ({ invoiceId }) => ({ ...key(), invoiceId, step: 'factual' }),
	'billing.check': ({ invoiceId }) => ({ invoiceId }),
	'billing.comparison': ({ invoiceId }) => ({ invoiceId }),
	'billing.correct': ({ invoiceId }) => ({ ...key(), invoiceId }),
	'billing.creditNote': ({ invoiceId }) => ({ ...key(), invoiceId, reason: 'A' }),
	'billing.discard': ({ invoiceId }) => ({ ...key(), invoiceId }),
	'billing.invoice': ({ invoiceId }) => ({ invoiceId }),
	'billing.object': ({ invoiceId }) => ({
		...{ ...key(), invoiceId, lineId: invoiceId, reason: 'price', expected: '1.00' }
	}),
	'billing.order': ({ invoiceId }) => ({ ...key(), invoiceId }),
	'billing.pay': ({ invoiceId }) => ({ ...key(), invoiceId, executionDay: '2099-01-01' }),
	'billing.postings': ({ photoId }) => ({ exportId: photoId }),
	'billing.send': ({ invoiceId }) => ({ ...key(), invoiceId }),
	'cases.create': ({ caseId }) => ({
		...{ ...key(), clientId: caseId, firstName: 'A', lastName: 'B', birthDate: '2014-05-04', sex: 'f' }
	}),
	'cases.saveClient': ({ caseId }) => ({
		...{ ...key(), caseId, firstName: 'A', lastName: 'B', birthDate: '2014-05-04', sex: 'f' }
	}),
	'cases.giveReason': ({ caseId }) => ({ ...key(), caseId, reason: 'absence' }),
	'cases.get': ({ caseId }) => ({ caseId }),
	'cases.readers': ({ caseId }) => ({ caseId }),
	'cases.timeline': ({ caseId }) => ({ caseId }),
	'cases.masterData': ({ caseId }) => ({ caseId }),
	'cases.assign': ({ caseId, accountId }) => ({ ...key(), caseId, workerId: accountId }),
	'cases.setDeputy': ({ caseId }) => ({ ...key(), caseId, deputyId: null }),
	'cases.addNote': ({ caseId }) => ({ ...key(), caseId, text: 'Notiz' }),
	'cases.takeOffline': ({ caseId }) => ({ ...key(), caseId, reason: 'home-visit' }),
	'cases.savePerson': ({ caseId }) => ({ ...key(), caseId, role: 'mother', name: 'A' }),
	'cases.removePerson': ({ caseId }) => ({ ...key(), caseId, personId: caseId }),
	'cases.setJurisdiction': ({ caseId }) => ({ ...key(), caseId, fromDay: day, basis: '86.1', responsible: 'A' }),
	'consultations.list': ({ caseId }) => ({ caseId }),
	'consultations.get': ({ consultationId }) => ({ consultationId }),
	'consultations.convene': ({ caseId, accountId }) => ({
		...{ ...key(), caseId, meetingAt: '2099-01-01T09:00:00Z', voteUntil: '2099-01-02T09:00:00Z' },
		participants: [{ ...seat, accountId }]
	}),
	'consultations.save': ({ consultationId }) => ({ ...key(), consultationId, situation: 'A' }),
	'consultations.reschedule': ({ consultationId }) => ({
		...{ ...key(), consultationId, meetingAt: '2099-01-01T09:00:00Z', voteUntil: '2099-01-02T09:00:00Z' }
	}),
	'consultations.cancel': ({ consultationId }) => ({ ...key(), consultationId, reason: 'A' }),
	'consultations.attachSearch': ({ consultationId }) => ({ ...key(), consultationId }),
	'consultations.vote': ({ consultationId }) => ({ ...key(), consultationId, vote: 'yes' }),
	'consultations.close': ({ consultationId }) => ({ ...key(), consultationId }),
	'consultations.addAddendum': ({ consultationId }) => ({ ...key(), consultationId, text: 'A' }),
	'helpPlans.list': ({ caseId }) => ({ caseId }),
	'helpPlans.get': ({ planId }) => ({ planId }),
	'helpPlans.newVersion': ({ caseId }) => ({ ...key(), caseId }),
	'helpPlans.saveDraft': ({ planId }) => ({ ...key(), planId, need: 'A' }),
	'helpPlans.makeValid': ({ planId }) => ({ ...key(), planId }),
	'helpPlans.end': ({ planId }) => ({ ...key(), planId, reason: 'A' }),
	'helpPlans.sign': ({ planId }) => ({
		...{ ...key(), planId, name: 'A', function: 'B', image: 'data:image/png;base64,iVBORw0KGgo=' }
	}),
	'deadlines.ofCase': ({ caseId }) => ({ caseId }),
	'deadlines.settle': ({ caseId, placementId }) => ({
		...{ ...key(), caseId, placementId, kind: 'contribution-review', day, doneOn: '2026-01-01' }
	}),
	'deadlines.reopen': ({ caseId, handle }) => ({ ...key(), caseId, settlementId: handle }),
	'documents.list': ({ caseId }) => ({ caseId }),
	'documents.get': ({ caseId, handle }) => ({ caseId, documentId: handle }),
	'documents.link': ({ handle }) => ({ documentId: handle }),
	'notices.draft': ({ caseId }) => ({ caseId, kind: 'grant' }),
	'notices.options': ({ caseId }) => ({ caseId }),
	'notices.preview': ({ caseId }) => ({ caseId, kind: 'grant', content: letterContent }),
	'notices.issue': ({ caseId }) => ({ ...key(), caseId, kind: 'grant', content: letterContent }),
	'notices.list': ({ caseId }) => ({ caseId }),
	'offers.search': ({ caseId }) => ({ ...need, caseId }),
	'placements.list': ({ caseId }) => ({ caseId }),
	'placements.get': ({ placementId }) => ({ placementId }),
	'placements.precheck': ({ caseId, offerId }) => ({ caseId, offerId, ...stay }),
	'placements.request': ({ caseId, offerId }) => ({ ...key(), caseId, offerIds: [offerId], ...stay }),
	'placements.reserve': ({ caseId, offerId }) => ({ ...key(), caseId, offerId, ...stay, choiceReason: null }),
	'placements.book': ({ placementId }) => ({ ...key(), placementId }),
	'placements.bookOutside': ({ caseId }) => ({
		...{ ...key(), caseId, ...stay, serviceType: 'S34', facility: outside, rate: '100.00', reason: 'E' }
	}),
	'placements.withdraw': ({ placementId }) => ({ ...key(), placementId, reason: 'other', text: 'F' }),
	'placements.answer': ({ placementId }) => ({ ...key(), placementId, possible: true }),
	'placements.consent': ({ placementId }) => ({ ...key(), placementId }),
	'placements.decline': ({ placementId }) => ({ ...key(), placementId, reason: 'other', text: 'F' }),
	'placements.arrive': ({ placementId }) => ({ ...key(), placementId, day }),
	'placements.notArrive': ({ placementId }) => ({ ...key(), placementId, day, reason: 'other', text: 'F' }),
	'placements.bookPreview': ({ placementId }) => ({ placementId }),
	'placements.withdrawPreview': ({ placementId }) => ({ placementId }),
	'placements.closeCasePreview': ({ caseId }) => ({ caseId }),
	'placements.closeCase': ({ caseId }) => ({ ...key(), caseId }),
	'placements.reopenCase': ({ caseId }) => ({ ...key(), caseId }),
	'placements.extend': ({ placementId }) => ({ ...key(), placementId, day: '2027-12-31' }),
	'placements.shorten': ({ placementId }) => ({ ...key(), placementId, day, reason: 'other', text: 'F' }),
	'placements.end': ({ placementId }) => ({ ...key(), placementId, day, reason: 'other', text: 'F' }),
	'serviceRecords.list': ({ placementId }) => ({ stayId: placementId, month: '2026-11' }),
	'serviceRecords.get': ({ recordId }) => ({ recordId }),
	'serviceRecords.verify': ({ recordId }) => ({ recordId }),
	'serviceRecords.add': ({ placementId }) => ({ ...key(), stayId: placementId, ...service }),
	'serviceRecords.change': ({ recordId }) => ({ ...key(), recordId, ...service }),
	'serviceRecords.remove': ({ recordId }) => ({ ...key(), recordId }),
	'serviceRecords.sign': ({ recordId }) => ({ ...key(), recordId, ...drawn }),
	'serviceRecords.consent': ({ recordId }) => ({ ...key(), recordId, consented: true }),
	'serviceRecords.release': ({ recordId }) => ({ ...key(), recordIds: [recordId] }),
	'appointments.list': ({ placementId }) => ({ stayId: placementId }),
	'appointments.save': ({ placementId }) => ({ ...key(), stayId: placementId, ...weekly }),
	'appointments.remove': ({ recordId }) => ({ ...key(), appointmentId: recordId }),
	'photos.list': ({ photoId }) => ({ facilityId: photoId }),
	'photos.remove': ({ photoId }) => ({ ...key(), photoId }),
	'retention.mark': ({ caseId }) => ({ ...key(), caseId }),
	'retention.unmark': () => ({ ...key(), markId: 987_654_321 }),
	'retention.erase': () => ({ ...key(), markId: 987_654_321 }),
	'retention.restrict': ({ caseId }) => ({ ...key(), caseId, reason: 'Verfahren' }),
	'retention.lift': ({ caseId }) => ({ ...key(), caseId, reason: 'Verfahren beendet' }),
	'session.revoke': ({ handle }) => ({ handle }),
	'statistics.get': ({ caseId }) => ({ caseId }),
	'statistics.save': ({ placementId }) => ({ ...key(), placementId, entry: {} }),
	'statistics.saveMeasure': ({ placementId }) => ({ ...key(), placementId, entry: {} }),
	'statistics.saveAssessment': ({ caseId }) => ({
		...{ ...key(), caseId, day: '2026-11-01', reportedBy: 'school', result: 'none', followUp: 'none' }
	}),
	'statistics.removeAssessment': ({ caseId }) => ({ ...key(), caseId, assessmentId: caseId }),
	'vacancies.calendar': ({ offerId }) => ({ offerId }),
	'vacancies.report': ({ offerId }) => ({ ...key(), offerId, operable: '1.00', occupiedOutside: '0.00', from: day }),
	'vacancies.confirm': ({ offerId }) => ({ ...key(), offerIds: [offerId] }),
	'vacancies.enterOutside': ({ offerId }) => ({
		...{ ...key(), offerId, kind: 'foreign', amount: '1.00', begin: day, end: day, note: '' }
	}),
	'vacancies.removeOutside': ({ occupancyId }) => ({ ...key(), occupancyId })
};

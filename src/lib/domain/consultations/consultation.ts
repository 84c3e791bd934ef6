/** Team consultation of several professionals, § 36 Abs. 2 SGB VIII. */
export const votes = ['yes', 'no', 'abstain'] as const;
export type Vote = (typeof votes)[number];

export const voteLabels: Record<Vote, string> = { yes: 'Zustimmung', no: 'Ablehnung', abstain: 'Enthaltung' };

export const consultationDecisions = ['approved', 'rejected'] as const;
export type ConsultationDecision = (typeof consultationDecisions)[number];

export const decisionLabels: Record<ConsultationDecision, string> = {
	approved: 'Hilfe befürwortet',
	rejected: 'Hilfe nicht befürwortet'
};

/** "Zusammenwirken mehrerer Fachkräfte", § 36 Abs. 2 Satz 1 SGB VIII: several are at least two. */
export const MIN_PROFESSIONALS = 2;

/** Why a person is away from the place during a stay. */
export const absenceReasons = ['leave', 'illness', 'hospital', 'other'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** What uses capacity: operable = held + booked + stayed + foreign + blocked + free, on every day. */
export const occupancyKinds = ['held', 'booked', 'stayed', 'foreign', 'blocked'] as const;
export type OccupancyKind = (typeof occupancyKinds)[number];

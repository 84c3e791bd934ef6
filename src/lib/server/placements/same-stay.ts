import { toHundredths } from '../../domain/hundredths';
import type { PlacementRow } from './placement-row';

type Stay = { beginDay: string; endDay: string; unitsPerWeek: string };

/** Whether an existing chain already asks for exactly this: the same days and the same intensity. */
export const sameStay = (row: PlacementRow, { beginDay, endDay, unitsPerWeek }: Stay) =>
	row.begin === beginDay && row.end === endDay && toHundredths(row.unitsPerWeek) === toHundredths(unitsPerWeek);

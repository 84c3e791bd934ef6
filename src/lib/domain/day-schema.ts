import { z } from 'zod';
import { FIRST_DAY, LAST_DAY, type Day } from './day';

/** Apart from the day itself: a screen that only shows days must not load the checker of input with them. */
export const daySchema = z.iso
	.date({ error: 'Bitte ein Datum eingeben, zum Beispiel 01.06.2027.' })
	.refine((value) => value >= FIRST_DAY && value <= LAST_DAY, {
		error: 'Das Datum muss zwischen 1900 und 2199 liegen.'
	})
	.transform((value) => value as Day);

import { z } from 'zod';

/** As the table of parts names its lines; '' are cases without a team, 'sum' is the office. */
export const partKeySchema = z
	.string({ error: 'Bitte einen Teil wählen.' })
	.max(200, { error: 'Diesen Teil gibt es nicht.' });

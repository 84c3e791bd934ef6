import { z } from 'zod';
import { FIRST_BUDGET_YEAR, LAST_BUDGET_YEAR } from '../../domain/figures/budget-file';

const WRONG_YEAR = `Bitte ein Jahr von ${FIRST_BUDGET_YEAR} bis ${LAST_BUDGET_YEAR} angeben.`;

export const yearSchema = z
	.number({ error: WRONG_YEAR })
	.int({ error: WRONG_YEAR })
	.min(FIRST_BUDGET_YEAR, { error: WRONG_YEAR })
	.max(LAST_BUDGET_YEAR, { error: WRONG_YEAR });

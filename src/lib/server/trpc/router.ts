import { accountsRouter } from '../access/accounts-router';
import { auditRouter } from '../access/audit-router';
import { sessionRouter } from '../access/session-router';
import { absencesRouter } from '../billing/absences-router';
import { agreementsRouter } from '../billing/agreements-router';
import { allowanceTablesRouter } from '../billing/allowance-tables-router';
import { allowancesRouter } from '../billing/allowances-router';
import { invoicesRouter } from '../billing/invoices-router';
import { previewRouter } from '../billing/preview-router';
import { appointmentsRouter } from '../billing/appointments-router';
import { serviceRecordsRouter } from '../billing/records-router';
import { vacanciesRouter } from '../capacity/router';
import { casesRouter } from '../cases/router';
import { deadlinesRouter } from '../deadlines/router';
import { helpPlansRouter } from '../consultations/help-plan-router';
import { consultationsRouter } from '../consultations/router';
import { photosRouter } from '../documents/photos-router';
import { retentionRouter } from '../documents/retention-router';
import { documentsRouter } from '../documents/router';
import { directoryRouter } from '../directory/router';
import { budgetsRouter } from '../figures/budgets-router';
import { populationRouter } from '../figures/population-router';
import { figuresRouter } from '../figures/router';
import { offersRouter } from '../offers/router';
import { inboxRouter } from '../inbox/router';
import { liveRouter } from '../live/router';
import { filedConsultationsRouter, filedPlansRouter } from '../notices/filing-router';
import { lettersRouter } from '../notices/letters-router';
import { noticesRouter } from '../notices/router';
import { importsRouter } from '../offers/import/router';
import { placementsRouter } from '../placements/router';
import { statisticsRouter } from '../statistics/router';
import { pushRouter } from '../push/router';
import { createCallerFactory, mergeRouters, router } from './procedures';

export const appRouter = router({
	absences: absencesRouter,
	accounts: accountsRouter,
	agreements: agreementsRouter,
	allowanceTables: allowanceTablesRouter,
	allowances: allowancesRouter,
	appointments: appointmentsRouter,
	audit: auditRouter,
	billing: mergeRouters(previewRouter, invoicesRouter),
	budgets: budgetsRouter,
	cases: casesRouter,
	consultations: mergeRouters(consultationsRouter, filedConsultationsRouter),
	deadlines: deadlinesRouter,
	directory: directoryRouter,
	documents: documentsRouter,
	figures: figuresRouter,
	helpPlans: mergeRouters(helpPlansRouter, filedPlansRouter),
	imports: importsRouter,
	inbox: inboxRouter,
	letters: lettersRouter,
	live: liveRouter,
	notices: noticesRouter,
	offers: offersRouter,
	photos: photosRouter,
	placements: placementsRouter,
	population: populationRouter,
	push: pushRouter,
	retention: retentionRouter,
	serviceRecords: serviceRecordsRouter,
	session: sessionRouter,
	statistics: statisticsRouter,
	vacancies: vacanciesRouter
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { accountsRouter } from '../access/accounts-router';
import { auditRouter } from '../access/audit-router';
import { sessionRouter } from '../access/session-router';
import { appointmentsRouter } from '../billing/appointments-router';
import { serviceRecordsRouter } from '../billing/records-router';
import { vacanciesRouter } from '../capacity/router';
import { casesRouter } from '../cases/router';
import { helpPlansRouter } from '../consultations/help-plan-router';
import { consultationsRouter } from '../consultations/router';
import { photosRouter } from '../documents/photos-router';
import { retentionRouter } from '../documents/retention-router';
import { documentsRouter } from '../documents/router';
import { directoryRouter } from '../directory/router';
import { offersRouter } from '../offers/router';
import { inboxRouter } from '../inbox/router';
import { liveRouter } from '../live/router';
import { lettersRouter } from '../notices/letters-router';
import { noticesRouter } from '../notices/router';
import { importsRouter } from '../offers/import/router';
import { placementsRouter } from '../placements/router';
import { createCallerFactory, router } from './procedures';

export const appRouter = router({
	accounts: accountsRouter,
	appointments: appointmentsRouter,
	audit: auditRouter,
	cases: casesRouter,
	consultations: consultationsRouter,
	directory: directoryRouter,
	documents: documentsRouter,
	helpPlans: helpPlansRouter,
	imports: importsRouter,
	inbox: inboxRouter,
	letters: lettersRouter,
	live: liveRouter,
	notices: noticesRouter,
	offers: offersRouter,
	photos: photosRouter,
	placements: placementsRouter,
	retention: retentionRouter,
	serviceRecords: serviceRecordsRouter,
	session: sessionRouter,
	vacancies: vacanciesRouter
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { inboxRouter } from '../inbox/router';
import { createCallerFactory, router } from './procedures';

export const appRouter = router({
	inbox: inboxRouter
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { answerApi } from '$lib/server/trpc/answer';
import type { RequestHandler } from './$types';

const handler: RequestHandler = (event) => answerApi(event);

export { handler as GET, handler as POST };

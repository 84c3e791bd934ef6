import { z } from 'zod';
import { found, publicProcedure, router, sessionProcedure } from '../trpc/procedures';
import { endSession } from './session-commands';
import { findViewer } from './session-lookup';
import { describeViewer, findActiveLands } from './session-queries';
import { signIn } from './sign-in';

const text = (max: number, error: string) => z.string({ error }).min(1, { error }).max(max, { error });

const signInSchema = z.object({
	land: text(10, 'Bitte das Bundesland wählen.'),
	email: text(254, 'Bitte Ihre E-Mail-Adresse eingeben.').transform((value) => value.trim().toLowerCase()),
	password: text(200, 'Bitte Ihr Passwort eingeben.'),
	pledge: z.literal(true, { error: 'Bitte bestätigen Sie die Verpflichtung auf den Datenschutz.' }),
	code: z
		.string()
		.transform((value) => value.replaceAll(/\s/g, ''))
		.pipe(z.string().regex(/^\d{6}$/, { error: 'Der Code besteht aus sechs Ziffern.' }))
		.optional()
});

export const sessionRouter = router({
	/** The Länder to choose from at sign-in. */
	lands: publicProcedure.query(({ ctx }) => findActiveLands(ctx.db)),

	signIn: publicProcedure.input(signInSchema).mutation(async ({ ctx, input }) => {
		const viewer = found(await findViewer(ctx, await signIn(ctx, input)));
		return { viewer: await describeViewer(ctx.db, viewer) };
	}),

	/** Who is signed in, or null. */
	viewer: publicProcedure.query(({ ctx }) => (ctx.viewer ? describeViewer(ctx.db, ctx.viewer) : null)),

	signOut: sessionProcedure.mutation(({ ctx }) => endSession(ctx))
});

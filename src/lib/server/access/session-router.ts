import { z } from 'zod';
import { found, publicProcedure, router, sessionProcedure } from '../trpc/procedures';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './second-factor';
import { changePassword, endSession, revokeSession, setMailWanted } from './session-commands';
import { findViewer } from './session-lookup';
import { describeViewer, findOwnSessions, getOwnDetails } from './session-queries';
import { signIn } from './sign-in';

const text = (max: number, error: string) => z.string({ error }).min(1, { error }).max(max, { error });

const code = z
	.string({ error: 'Bitte den Code aus Ihrer App eingeben.' })
	.transform((value) => value.replaceAll(/\s/g, ''))
	.pipe(z.string().regex(/^\d{6}$/, { error: 'Der Code besteht aus sechs Ziffern.' }));

const signInSchema = z.object({
	land: text(10, 'Bitte das Bundesland wählen.'),
	email: text(254, 'Bitte Ihre E-Mail-Adresse eingeben.').transform((value) => value.trim().toLowerCase()),
	password: text(200, 'Bitte Ihr Passwort eingeben.'),
	pledge: z.literal(true, { error: 'Bitte bestätigen Sie die Verpflichtung auf den Datenschutz.' }),
	code: code.optional()
});

const passwordSchema = z.object({
	current: text(200, 'Bitte das bisherige Passwort eingeben.'),
	next: text(1_000, 'Bitte ein neues Passwort eingeben.')
});

export const sessionRouter = router({
	/** What everyone may know of this installation, before signing in too. */
	installation: publicProcedure.query(({ ctx }) => ({ demo: ctx.settings.demo })),

	signIn: publicProcedure.input(signInSchema).mutation(async ({ ctx, input }) => {
		const viewer = found(await findViewer(ctx, await signIn(ctx, input)));
		return { viewer: await describeViewer(ctx.db, viewer) };
	}),

	/** Who is signed in, or null. */
	viewer: publicProcedure.query(({ ctx }) => (ctx.viewer ? describeViewer(ctx.db, ctx.viewer) : null)),

	signOut: sessionProcedure.mutation(({ ctx }) => endSession(ctx)),

	/** The own account as its page shows it. */
	account: sessionProcedure.query(({ ctx }) => getOwnDetails(ctx)),

	changePassword: sessionProcedure.input(passwordSchema).mutation(({ ctx, input }) => changePassword(ctx, input)),

	/** Whether each message of the inbox comes by mail as well. */
	setMailWanted: sessionProcedure
		.input(z.object({ wanted: z.boolean() }))
		.mutation(({ ctx, input }) => setMailWanted(ctx, input.wanted)),

	list: sessionProcedure.query(({ ctx }) => findOwnSessions(ctx)),

	revoke: sessionProcedure
		.input(z.object({ handle: z.guid() }))
		.mutation(({ ctx, input }) => revokeSession(ctx, input.handle)),

	beginSecondFactor: sessionProcedure
		.input(z.object({ code: code.optional() }).default({}))
		.mutation(({ ctx, input }) => beginSecondFactor(ctx, input.code)),

	confirmSecondFactor: sessionProcedure
		.input(z.object({ code }))
		.mutation(({ ctx, input }) => confirmSecondFactor(ctx, input.code)),

	removeSecondFactor: sessionProcedure
		.input(z.object({ code }))
		.mutation(({ ctx, input }) => removeSecondFactor(ctx, input.code))
});

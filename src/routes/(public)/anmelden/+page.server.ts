import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { messageOfCode } from '$lib/client/messages';
import { pageOfPending } from '$lib/domain/access/pending';
import { wayBack } from '$lib/domain/access/way-back';
import { DomainError } from '$lib/domain/errors';
import { contextOf } from '$lib/server/request-context';
import { fieldsOf } from '$lib/server/trpc/errors';
import { createCaller } from '$lib/server/trpc/router';
import type { Actions, PageServerLoad } from './$types';

/** On the server, unlike everywhere else: nobody signs in without network, and the first page stays small. */
export const load: PageServerLoad = async (event) => {
	const { directory, session } = createCaller(contextOf(event));
	const [viewer, lands, { demo }] = await Promise.all([session.viewer(), directory.lands(), session.installation()]);
	if (viewer) redirect(307, resolve('/'));
	return { lands, demo, wanted: wayBack(event.url.searchParams.get('weiter')) };
};

/** The one form of the portal that works without JavaScript: who cannot sign in cannot even ask for help. */
export const actions: Actions = {
	default: async (event) => {
		const typed = readForm(await event.request.formData());
		const caller = createCaller(contextOf(event));
		const result = await caller.session.signIn(inputOf(typed)).catch((error: unknown) => refused(error, typed));
		if (!('viewer' in result)) return fail(result.status, result.answer);
		const { pending } = result.viewer;
		redirect(303, pending ? pageOfPending[pending] : (wayBack(event.url.searchParams.get('weiter')) ?? '/'));
	}
};

type Typed = ReturnType<typeof readForm>;

function readForm(form: FormData) {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	return {
		...{ land: text('land'), email: text('email'), password: text('password'), code: text('code') },
		pledge: text('pledge') !== ''
	};
}

/** An unticked pledge and an empty code field go to the same check as everything else. */
const inputOf = ({ code, pledge, ...rest }: Typed) => ({
	...rest,
	pledge: pledge as true,
	...(code !== '' && { code })
});

function refused(error: unknown, { land, email, pledge }: Typed) {
	if (!(error instanceof TRPCError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
	const { cause } = error;
	const domainCode = cause instanceof DomainError ? cause.code : null;
	return {
		status: getHTTPStatusCodeFromError(error),
		answer: {
			...{ land, email, pledge, errors: fieldsOf(cause) ?? {} },
			message: cause instanceof DomainError ? messageOfCode(cause.code, cause.details) : null,
			asksForCode: domainCode === 'session/second-factor-required' || domainCode === 'session/second-factor-wrong'
		}
	};
}

import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '$lib/server/trpc/router';
import { waitForSessionLink } from './session.svelte';

export type ApiOutput = inferRouterOutputs<AppRouter>;
export type ApiInput = inferRouterInputs<AppRouter>;
export type Api = ReturnType<typeof api>;

const url = '/api/trpc';

/** Pass the `fetch` of `load`, so that the first render needs no network round trip. */
export const api = (fetch: typeof globalThis.fetch = globalThis.fetch) =>
	createTRPCClient<AppRouter>({
		links: [
			waitForSessionLink,
			splitLink({
				condition: (operation) => operation.type === 'subscription',
				true: httpSubscriptionLink({ url }),
				false: splitLink({
					// A command travels alone: its status is its own.
					condition: (operation) => operation.type === 'mutation',
					true: httpLink({ url, fetch }),
					false: httpBatchLink({ url, fetch, maxItems: 10 })
				})
			})
		]
	});

/**
 * For what waits in the outbox: it names the account that entered it, so that nobody else sends it, and it never asks
 * anybody to sign in: it can wait.
 */
export const outboxApi = (account: string) =>
	createTRPCClient<AppRouter>({ links: [httpLink({ url, headers: { 'x-account': account } })] });

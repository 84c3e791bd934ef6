export const prerender = true;

/** Nothing on it needs a script, and whoever comes here first need not wait for one. */
export const csr = false;

/** What a proxy says in the place of a server that is stopped, and the server in the place of its database. */
export const isAway = (status: number) => status === 502 || status === 503 || status === 504;

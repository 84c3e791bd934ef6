import type { ApiInput } from '$lib/client/api';

/** Two lists, because each ends somewhere: those who live in a house may be more than one holds, and none of them arrives. */
export const dueLists = {
	arrivals: { state: ['booked'], sort: 'begin', pageSize: 200 },
	ends: { state: ['active'], sort: 'end', pageSize: 200 }
} satisfies Record<string, ApiInput['placements']['list']>;

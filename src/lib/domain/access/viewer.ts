import type { Role } from './permissions';

/** Who is asking. Office and provider are the tenant; a provider's worker sees only the facilities granted. */
export type Viewer = {
	id: string;
	name: string;
	role: Role;
	land: string;
	/** AGS of the own office, for roles of an office. */
	office: string | null;
	providerId: string | null;
	providerName: string | null;
	/** Facilities a provider's worker was granted; null means all of the own provider. */
	facilityIds: readonly string[] | null;
	/** What must be done before anything else is allowed. */
	pending: 'change-password' | 'set-up-second-factor' | null;
};

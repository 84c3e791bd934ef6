import type { Pathname } from '$app/types';
import { can, type Permission, type Role } from '$lib/domain/access/permissions';

type Place = { path: Pathname; label: string; needs: Permission | null };

const places = [
	{ path: '/suche', label: 'Suche', needs: 'offers/search' },
	{ path: '/faelle/mitgenommen', label: 'Mitgenommene Fälle', needs: 'cases/read' },
	{ path: '/heute', label: 'Heute', needs: 'vacancies/report' },
	{ path: '/vakanzen', label: 'Vakanzen', needs: 'vacancies/report' },
	{ path: '/nachweise/erfassen', label: 'Nachweis erfassen', needs: 'service-records/write' },
	{ path: '/ausgang', label: 'Ausgang', needs: null }
] as const satisfies readonly Place[];

/** The pages that show or take something without network, for who may open them. */
export const worksOffline = (role: Role) => places.filter(({ needs }) => needs === null || can(role, needs));

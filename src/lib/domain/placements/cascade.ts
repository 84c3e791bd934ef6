import { formatDay, type Day } from '../day';
import type { PlacementState } from './states';

/** What hangs on a placement or a case, as the rules of ending it need it. */
export type Hanging = {
	placements: readonly { placementId: string; state: PlacementState; facility: string; begin: Day; end: Day }[];
	/** Cost commitments that providers have received. */
	commitments: readonly { placementId: string | null; postedOn: Day }[];
	openConsultations: number;
	validPlan: boolean;
};

/** Shown before anything is done: what goes along, and what has to be done first. */
export type Cascade = {
	/** Placements that are withdrawn. */
	withdraws: string[];
	takesAlong: string[];
	blockedBy: string[];
};

const open: ReadonlySet<PlacementState> = new Set(['requested', 'reserved', 'consented', 'booked']);

const goes: Partial<Record<PlacementState, string>> = {
	requested: 'Die Anfrage an',
	reserved: 'Die Reservierung in',
	consented: 'Die zugesagte Reservierung in',
	booked: 'Die Buchung in'
};

type Placed = Hanging['placements'][number];

const placeGoes = ({ state, facility, begin, end }: Placed) =>
	`${goes[state] ?? 'Die Belegung in'} ${facility} (${formatDay(begin)} – ${formatDay(end)}) wird zurückgezogen.`;

const commitmentGoes = ({ postedOn }: Hanging['commitments'][number]) =>
	`Die Kostenzusage vom ${formatDay(postedOn)} gilt nicht mehr.`;

/** Withdrawing one placement: the place is returned, and with it goes the cost commitment. */
export function withdrawing({ placements, commitments }: Hanging, placementId: string): Cascade {
	const own = placements.filter((one) => one.placementId === placementId);
	const living = own.filter(({ state }) => state === 'active');
	return {
		withdraws: own.filter(({ state }) => open.has(state)).map((one) => one.placementId),
		takesAlong: commitments.filter((one) => one.placementId === placementId).map(commitmentGoes),
		blockedBy: living.map(stillLiving)
	};
}

const stillLiving = ({ facility }: Placed) =>
	`Der junge Mensch ist in ${facility} aufgenommen: bitte zuerst das Ende eintragen.`;

/** Closing a case: what is open is withdrawn, who still lives somewhere and an open consultation come first. */
export function closing({ placements, commitments, openConsultations, validPlan }: Hanging): Cascade {
	const withdrawn = placements.filter(({ state }) => open.has(state));
	const ids = new Set(withdrawn.map(({ placementId }) => placementId));
	return {
		withdraws: [...ids],
		takesAlong: [
			...withdrawn.map(placeGoes),
			...commitments.filter(({ placementId }) => placementId !== null && ids.has(placementId)).map(commitmentGoes),
			...(validPlan ? ['Der gültige Hilfeplan wird beendet.'] : [])
		],
		blockedBy: [
			...placements.filter(({ state }) => state === 'active').map(stillLiving),
			...(openConsultations > 0 ? ['Eine Teamberatung ist noch offen: bitte zuerst abschließen.'] : [])
		]
	};
}

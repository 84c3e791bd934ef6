import { formatDay, type Day } from '../day';
import type { PlacementState } from './states';

/** What hangs on a placement or a case, as the rules of ending it need it. */
export type Hanging = {
	placements: readonly { placementId: string; state: PlacementState; facility: string; begin: Day; end: Day }[];
	/** Cost commitments that providers have received. */
	commitments: readonly { placementId: string | null; postedOn: Day }[];
	/** Notices that have gone out, newest first; `grants` = help goes on by it. */
	notices: readonly { placementId: string | null; title: string; grants: boolean; postedOn: Day }[];
	openConsultations: number;
	validPlan: boolean;
};

/** Shown before anything is done: what goes along, and what has to be done first. */
export type Cascade = {
	/** Placements that are withdrawn. */
	withdraws: string[];
	takesAlong: string[];
	/** What stays in force and is for a person to decide afterwards. */
	remains: string[];
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

/** A notice holds until another one ends it (§ 39 Abs. 2 SGB X); the newest of a stay is the one that counts. */
function noticesStay({ notices }: Hanging, ids: ReadonlySet<string>): string[] {
	const newest = [...ids].flatMap((id) => notices.find(({ placementId }) => placementId === id) ?? []);
	return newest
		.filter(({ grants }) => grants)
		.map(
			({ title, postedOn }) =>
				`${title} vom ${formatDay(postedOn)} gilt weiter: bitte die Hilfe ändern oder einstellen.`
		);
}

const commitmentsGo = ({ commitments }: Hanging, ids: ReadonlySet<string>) =>
	commitments.filter(({ placementId }) => placementId !== null && ids.has(placementId)).map(commitmentGoes);

/** Booking one placement: what else is open for the same need is withdrawn. */
export function booking(hanging: Hanging, rivalIds: readonly string[]): Cascade {
	const withdrawn = hanging.placements.filter(
		({ placementId, state }) => rivalIds.includes(placementId) && open.has(state)
	);
	const ids = new Set(withdrawn.map(({ placementId }) => placementId));
	return {
		withdraws: [...ids],
		takesAlong: [...withdrawn.map(placeGoes), ...commitmentsGo(hanging, ids)],
		remains: noticesStay(hanging, ids),
		blockedBy: []
	};
}

/** Withdrawing one placement: the place is returned, and with it goes the cost commitment. */
export function withdrawing(hanging: Hanging, placementId: string): Cascade {
	const own = hanging.placements.filter((one) => one.placementId === placementId);
	const living = own.filter(({ state }) => state === 'active');
	return {
		withdraws: own.filter(({ state }) => open.has(state)).map((one) => one.placementId),
		takesAlong: commitmentsGo(hanging, new Set([placementId])),
		remains: noticesStay(hanging, new Set([placementId])),
		blockedBy: living.map(stillLiving)
	};
}

const stillLiving = ({ facility }: Placed) =>
	`Der junge Mensch ist in ${facility} aufgenommen: bitte zuerst das Ende eintragen.`;

/** Closing a case: what is open is withdrawn, who still lives somewhere and an open consultation come first. */
export function closing(hanging: Hanging): Cascade {
	const { placements, openConsultations, validPlan } = hanging;
	const withdrawn = placements.filter(({ state }) => open.has(state));
	const ids = new Set(withdrawn.map(({ placementId }) => placementId));
	return {
		withdraws: [...ids],
		takesAlong: [
			...withdrawn.map(placeGoes),
			...commitmentsGo(hanging, ids),
			...(validPlan ? ['Der gültige Hilfeplan wird beendet.'] : [])
		],
		remains: noticesStay(hanging, ids),
		blockedBy: [
			...placements.filter(({ state }) => state === 'active').map(stillLiving),
			...(openConsultations > 0 ? ['Eine Teamberatung ist noch offen: bitte zuerst abschließen.'] : [])
		]
	};
}

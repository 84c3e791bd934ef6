import type { Viewer } from '../../domain/access/viewer';
import type { PlacementSide } from '../../domain/placements/actions';
import type { PlacementState } from '../../domain/placements/states';
import type { PlacementView } from './view';

export const sideOfViewer = ({ office }: Viewer): PlacementSide => (office === null ? 'provider' : 'office');

/** States after a no: from then on the provider only knows that there was a request. */
const over: ReadonlySet<PlacementState> = new Set(['declined', 'expired', 'withdrawn']);

export const isOver = (state: PlacementState) => over.has(state);

/** Why, where and for whom is the office's alone. */
const ofOffice = {
	caseId: null,
	clientId: null,
	transferFromId: null,
	outOfAreaReason: null,
	outsideFacility: null,
	choiceReason: null,
	choiceText: null
} satisfies Partial<PlacementView>;

const nobody = { ageAtBegin: null, sex: null, unaccompanied: null, specialisations: null, urgent: null };

/** What may be known before the name is. */
type Facts = { [Fact in keyof typeof nobody]: PlacementView[Fact] | null };
export type SeenPlacement = Omit<PlacementView, keyof Facts> & Facts;

/** Takes away what the viewer's side does not see. Names are not among it: those the database itself keeps back. */
export function asSeenBy(viewer: Viewer, view: PlacementView): SeenPlacement {
	if (sideOfViewer(viewer) === 'office') return view;
	return { ...view, ...ofOffice, ...(isOver(view.state) ? nobody : {}) };
}

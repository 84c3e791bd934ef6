import { answerPhotoUpload } from '$lib/server/documents/photo-upload';
import { contextOf } from '$lib/server/request-context';
import type { RequestHandler } from './$types';

/** Takes one photo of a facility. */
export const POST: RequestHandler = (event) =>
	answerPhotoUpload(contextOf(event), event.params.facilityId, event.request);

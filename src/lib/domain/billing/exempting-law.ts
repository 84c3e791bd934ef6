import { serviceTypes } from '../directory/service-types';
import { USUAL_LAW, type Law } from './rule-set';

/** Eingliederungshilfe: the one kind of help for which contracts are made under SGB VIII and under SGB IX. */
const INTEGRATION = '§ 35a';

const isIntegration = (serviceType: string | null) =>
	serviceTypes.some(({ code, section }) => code === serviceType && section.startsWith(INTEGRATION));

/** Under which law a line is exempt: its contract's where that can be about it, else the catalogue's. */
export const exemptingLaw = (serviceType: string | null, contract: Law | undefined): Law =>
	isIntegration(serviceType) ? (contract ?? USUAL_LAW) : USUAL_LAW;

import { serviceTypeOf, serviceTypes, isServiceTypeCode } from '$lib/domain/directory/service-types';

/** All kinds of help, in the order of the law, for a select. */
export const serviceOptions = serviceTypes.map(({ code, section, name }) => ({
	value: code,
	label: `${section.replace(' SGB VIII', '')} ${name}`
}));

export const serviceInWords = (code: string | null) => {
	if (code === null || !isServiceTypeCode(code)) return 'noch keine Hilfeart';
	const { section, name } = serviceTypeOf(code);
	return `${section} · ${name}`;
};

export const isHourly = (code: string | null) =>
	code !== null && isServiceTypeCode(code) && serviceTypeOf(code).unit === 'hour';

/** The few shapes of which the demo's pictures are made; numbers without needless places, so that a picture stays small. */
export const WIDTH = 960;
export const HEIGHT = 640;

const short = (value: number) => String(Math.round(value * 10) / 10);

type Style = { fill?: string; stroke?: string; width?: number; opacity?: number; radius?: number };

const styled = ({ fill = 'none', stroke, width, opacity, radius }: Style) =>
	[
		` fill="${fill}"`,
		stroke === undefined ? '' : ` stroke="${stroke}"`,
		width === undefined ? '' : ` stroke-width="${short(width)}"`,
		opacity === undefined ? '' : ` opacity="${short(opacity)}"`,
		radius === undefined ? '' : ` rx="${short(radius)}"`
	].join('');

export const rect = ([x, y, width, height]: readonly [number, number, number, number], style: Style) =>
	`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${styled(style)}/>`;

export const ellipse = ([x, y, rx, ry]: readonly [number, number, number, number], style: Style) =>
	`<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}"${styled(style)}/>`;

export const circle = (x: number, y: number, style: Style & { r: number }) => ellipse([x, y, style.r, style.r], style);

type Point = readonly [x: number, y: number];

export const polygon = (points: readonly Point[], style: Style) =>
	`<polygon points="${points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')}"${styled(style)}/>`;

export const line = ([x1, y1, x2, y2]: readonly [number, number, number, number], style: Style) =>
	`<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"${styled(style)}/>`;

/** A soft line through the points, closed along the lower edge: hills, shores, meadows. */
export function rolling(points: readonly Point[], style: Style): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let path = `M0 ${HEIGHT}V${short(first[1])}`;
	let before = first;
	for (const point of rest) {
		const middle = (before[0] + point[0]) / 2;
		path += `C${short(middle)} ${short(before[1])} ${short(middle)} ${short(point[1])} ${short(point[0])} ${short(point[1])}`;
		before = point;
	}
	return `<path d="${path}V${HEIGHT}Z"${styled(style)}/>`;
}

export const freely = (path: string, style: Style) => `<path d="${path}"${styled(style)}/>`;

/** From top to bottom. */
export const gradient = (id: string, [from, to]: readonly [string, string]) =>
	`<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

export const picture = (defs: string, parts: readonly string[]) =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">` +
	`<defs>${defs}</defs>${parts.join('')}</svg>`;

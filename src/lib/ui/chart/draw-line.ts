import type { Chart as ChartType } from 'chart.js';

/** A null is a gap: what is missing is no zero. */
export type LinePoint = { label: string; value: number | null; text: string };

/** The theme hands out its colours by the computed style: a canvas knows no variables. */
function coloursOf(canvas: HTMLCanvasElement) {
	const probe = canvas.parentElement ?? canvas;
	const resolved = (name: string) => {
		const before = probe.style.color;
		probe.style.color = `var(${name})`;
		const { color } = getComputedStyle(probe);
		probe.style.color = before;
		return color;
	};
	return { line: resolved('--sea'), grid: resolved('--line'), text: resolved('--ink-soft') };
}

async function draw(canvas: HTMLCanvasElement, points: readonly LinePoint[]): Promise<ChartType> {
	// Half of what a page of figures weighs: loaded when there is something to draw.
	const { CategoryScale, Chart, LineController, LineElement, LinearScale, PointElement, Tooltip } =
		await import('chart.js');
	Chart.register(CategoryScale, LineController, LineElement, LinearScale, PointElement, Tooltip);
	const { line, grid, text } = coloursOf(canvas);
	const axis = { ticks: { color: text, maxRotation: 0, autoSkipPadding: 16 }, border: { color: grid } };
	return new Chart(canvas, {
		type: 'line',
		data: {
			labels: points.map(({ label }) => label),
			datasets: [
				{
					...{ data: points.map(({ value }) => value), borderColor: line, borderWidth: 2, tension: 0, spanGaps: false },
					...{ pointRadius: 2.5, pointHitRadius: 16, pointBackgroundColor: line, pointHoverBackgroundColor: line }
				}
			]
		},
		options: {
			...{ animation: false, responsive: true, maintainAspectRatio: false, locale: 'de-DE' },
			scales: {
				x: { ...axis, grid: { display: false } },
				y: { ...axis, grid: { color: grid }, beginAtZero: true }
			},
			plugins: { tooltip: { callbacks: { label: ({ dataIndex }) => points[dataIndex]?.text ?? '' } } }
		}
	});
}

/** For `{@attach lineOf(points)}`; drawn anew when the theme changes. */
export const lineOf = (points: readonly LinePoint[]) => (canvas: HTMLCanvasElement) => {
	let chart: Promise<ChartType> = draw(canvas, points);
	const again = () => {
		chart = chart.then((drawn) => {
			drawn.destroy();
			return draw(canvas, points);
		});
	};
	const dark = matchMedia('(prefers-color-scheme: dark)');
	const theme = new MutationObserver(again);
	dark.addEventListener('change', again);
	theme.observe(document.documentElement, { attributeFilter: ['data-kern-theme'] });
	return () => {
		dark.removeEventListener('change', again);
		theme.disconnect();
		void chart.then((drawn) => {
			drawn.destroy();
		});
	};
};

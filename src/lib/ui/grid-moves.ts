export type GridPlace = { row: number; column: number };
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey'>;

const PAGE_ROWS = 10;

/** Where a key leads in a grid of so many rows and columns; null when it leads nowhere else and means something else. */
export function moveInGrid({ key, ctrlKey }: Pressed, { row, column }: GridPlace, size: GridPlace): GridPlace | null {
	const moved = placeOf(key, { row, column }, { size, ctrlKey });
	if (moved === null) return null;
	return { row: within(moved.row, size.row), column: within(moved.column, size.column) };
}

function placeOf(key: string, { row, column }: GridPlace, { size, ctrlKey }: { size: GridPlace; ctrlKey: boolean }) {
	switch (key) {
		case 'ArrowLeft':
			return { row, column: column - 1 };
		case 'ArrowRight':
			return { row, column: column + 1 };
		case 'ArrowUp':
			return { row: row - 1, column };
		case 'ArrowDown':
			return { row: row + 1, column };
		case 'PageUp':
			return { row: row - PAGE_ROWS, column };
		case 'PageDown':
			return { row: row + PAGE_ROWS, column };
		case 'Home':
			return { row: ctrlKey ? 0 : row, column: 0 };
		case 'End':
			return { row: ctrlKey ? size.row - 1 : row, column: size.column - 1 };
		default:
			return null;
	}
}

const within = (index: number, count: number) => Math.min(count - 1, Math.max(0, index));

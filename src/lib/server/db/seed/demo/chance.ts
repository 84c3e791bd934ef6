const TWO_POW_32 = 0x1_0000_0000;

/** A choice and how often it should be made, compared with the others. */
export type Weighted<T> = readonly (readonly [item: T, weight: number])[];

/**
 * Chance that is the same at every start: the numbers follow from the seed alone (Mulberry32: small, fast, even enough
 * for a demo). Each topic gets its own, so that a change in one place does not shuffle everything else.
 */
export class Chance {
	#state: number;

	constructor(seed: string) {
		this.#state = hashOf(seed);
	}

	/** From 0 up to, not including, 1. */
	share(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_POW_32;
	}

	/** Both ends included. */
	whole(from: number, to: number): number {
		return from + Math.floor(this.share() * (to - from + 1));
	}

	between(from: number, to: number): number {
		return from + this.share() * (to - from);
	}

	happens(probability: number): boolean {
		return this.share() < probability;
	}

	pick<T>(items: readonly T[]): T {
		return found(items[this.whole(0, items.length - 1)]);
	}

	weighted<T>(options: Weighted<T>): T {
		let rest = this.share() * options.reduce((total, [, weight]) => total + weight, 0);
		const chosen = options.find(([, weight]) => (rest -= weight) < 0) ?? options.at(-1);
		return found(chosen)[0];
	}

	/** So many different ones; fewer when there are fewer. */
	some<T>(items: readonly T[], count: number): T[] {
		const left = [...items];
		return Array.from({ length: Math.min(count, left.length) }, () => {
			const [taken] = left.splice(this.whole(0, left.length - 1), 1);
			return found(taken);
		});
	}

	bytes(count: number): Uint8Array {
		return Uint8Array.from({ length: count }, () => this.whole(0, 255));
	}

	uuid(): string {
		const word = () =>
			Math.floor(this.share() * TWO_POW_32)
				.toString(16)
				.padStart(8, '0');
		const [a, b, c, d] = [word(), word(), word(), word()];
		return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
	}
}

export const chanceFrom = (seed: string) => new Chance(seed);

function found<T>(item: T | undefined): T {
	if (item === undefined) throw new RangeError('nothing to choose from');
	return item;
}

/** FNV-1a over the characters. */
export function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return hash >>> 0;
}

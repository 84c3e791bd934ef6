/**
 * The smallest encoder of a still picture in HEVC (ITU-T H.265): every block of 16 × 16 carries its samples as they are
 * (IPCM), so that beside two decisions per block nothing has to be coded. For files that a camera could have written.
 */
class Bits {
	readonly #bits: number[] = [];

	u(value: number, count: number) {
		for (let at = count - 1; at >= 0; at -= 1) this.#bits.push(Math.floor(value / 2 ** at) % 2);
		return this;
	}

	/** Exponential Golomb, as for most values of the headers. */
	ue(...values: number[]) {
		for (const value of values) {
			const length = (value + 1).toString(2).length;
			this.u(0, length - 1).u(value + 1, length);
		}
		return this;
	}

	align() {
		while (this.#bits.length % 8 !== 0) this.#bits.push(0);
		return this;
	}

	/** A one and zeros up to the next byte. */
	trail() {
		return this.u(1, 1).align();
	}

	bytes(): number[] {
		const bytes: number[] = [];
		for (let at = 0; at < this.#bits.length; at += 8) bytes.push(parseInt(this.#bits.slice(at, at + 8).join(''), 2));
		return bytes;
	}
}

/** rangeTabLps for the states that a sequence of likely decisions goes through (table 9-52), fourth column and third. */
const unlikely = [
	[128, 176, 208, 240],
	[128, 167, 197, 227],
	[128, 158, 187, 216],
	[123, 150, 178, 205],
	[116, 142, 169, 195],
	[111, 135, 160, 185],
	[105, 128, 152, 175],
	[100, 122, 144, 166],
	[95, 116, 137, 158],
	[90, 110, 130, 150],
	[85, 104, 123, 142],
	[81, 99, 117, 135],
	[77, 94, 111, 128],
	[73, 89, 105, 122]
] as const;

/** The arithmetic encoder of clause 9.3, as far as likely decisions and endings need it. */
class Arithmetic {
	#low = 0;
	#range = 510;
	#outstanding = 0;
	#first = true;
	#state = 0;
	readonly #out: Bits;

	constructor(out: Bits) {
		this.#out = out;
	}

	/** After samples the engine begins anew; what it has learned stays. */
	restart() {
		[this.#low, this.#range, this.#outstanding, this.#first] = [0, 510, 0, true];
	}

	likely() {
		const row = unlikely[Math.min(this.#state, unlikely.length - 1)] ?? unlikely[0];
		this.#range -= row[(this.#range >> 6) & 3] ?? 0;
		this.#state = Math.min(this.#state + 1, unlikely.length - 1);
		this.#renormalise();
	}

	end(isOver: boolean) {
		this.#range -= 2;
		if (isOver) {
			this.#low += this.#range;
			this.#range = 2;
		}
		this.#renormalise();
		if (!isOver) return;
		this.#put((this.#low >> 9) & 1);
		this.#out.u(((this.#low >> 7) & 3) | 1, 2);
	}

	#renormalise() {
		while (this.#range < 256) {
			if (this.#low < 256) this.#put(0);
			else if (this.#low >= 512) {
				this.#low -= 512;
				this.#put(1);
			} else {
				this.#low -= 256;
				this.#outstanding += 1;
			}
			this.#range *= 2;
			this.#low *= 2;
		}
	}

	#put(bit: number) {
		if (this.#first) this.#first = false;
		else this.#out.u(bit, 1);
		for (; this.#outstanding > 0; this.#outstanding -= 1) this.#out.u(1 - bit, 1);
	}
}

const BLOCK = 16;
/** More blocks than this would leave the part of the table that is written down above. */
const MOST_BLOCKS = unlikely.length;

/** Main Still Picture, level 1. */
const profile = (bits: Bits) => bits.u(0, 3).u(3, 5).u(0x70000000, 32).u(0b1001, 4).u(0, 44).u(30, 8);

const video = () =>
	profile(new Bits().u(0, 4).u(3, 2).u(0, 6).u(0, 3).u(1, 1).u(0xffff, 16))
		.u(1, 1)
		.ue(0, 0, 0)
		.u(0, 6)
		.ue(0)
		.u(0, 2)
		.trail();

const sequence = (width: number, height: number) =>
	profile(new Bits().u(0, 4).u(0, 3).u(1, 1))
		.ue(0, 1, width, height)
		.u(0, 1)
		.ue(0, 0, 4)
		.u(1, 1)
		.ue(0, 0, 0, 1, 0, 0, 2, 0, 0)
		.u(0, 3)
		.u(1, 1)
		.u(0x77, 8)
		.ue(1, 0)
		.u(1, 1)
		.ue(0)
		.u(0, 5)
		.trail();

const pictureSet = () =>
	new Bits().ue(0, 0).u(0, 7).ue(0, 0, 0).u(0, 3).ue(0, 0).u(0, 7).u(0b101, 3).u(0, 2).ue(0).u(0, 2).trail();

type Colour = { y: number; cb: number; cr: number };

function slice(blocks: number, { y, cb, cr }: Colour): Bits {
	const bits = new Bits().u(0b10, 2).ue(0, 2, 0).trail();
	const engine = new Arithmetic(bits);
	for (let block = 1; block <= blocks; block += 1) {
		// One part per block, and its samples as they are.
		engine.likely();
		engine.end(true);
		bits.align();
		for (const [sample, count] of [
			[y, 256],
			[cb, 64],
			[cr, 64]
		] as const) {
			for (let at = 0; at < count; at += 1) bits.u(sample, 8);
		}
		engine.restart();
		engine.end(block === blocks);
	}
	return bits.align();
}

/** With its header, and a 3 wherever the content could be taken for a start code. */
function unit(type: number, content: number[]): Buffer {
	const out = [type << 1, 1];
	let zeros = 0;
	for (const byte of content) {
		if (zeros >= 2 && byte <= 3) {
			out.push(3);
			zeros = 0;
		}
		out.push(byte);
		zeros = byte === 0 ? zeros + 1 : 0;
	}
	return Buffer.from(out);
}

export type Coded = { video: Buffer; sequence: Buffer; picture: Buffer; slice: Buffer };

/** A picture of one colour; at most 14 blocks of 16 × 16. */
export function codedPicture({ width, height, ...colour }: Colour & { width: number; height: number }): Coded {
	const blocks = (width / BLOCK) * (height / BLOCK);
	if (!Number.isInteger(blocks) || blocks > MOST_BLOCKS) throw new RangeError('a small picture of whole blocks');
	return {
		video: unit(32, video().bytes()),
		sequence: unit(33, sequence(width, height).bytes()),
		picture: unit(34, pictureSet().bytes()),
		slice: unit(19, slice(blocks, colour).bytes())
	};
}

import { codedPicture, type Coded } from './hevc';

const word = (value: number, bytes = 4) => {
	const buffer = Buffer.alloc(bytes);
	buffer.writeUIntBE(value, 0, bytes);
	return buffer;
};

const box = (type: string, ...content: readonly Buffer[]) => {
	const inside = Buffer.concat(content);
	return Buffer.concat([word(inside.byteLength + 8), Buffer.from(type, 'latin1'), inside]);
};

const fullBox = (type: string, version: number, ...content: readonly Buffer[]) =>
	box(type, Buffer.from([version, 0, 0, 0]), ...content);

const array = (type: number, unit: Buffer) =>
	Buffer.concat([Buffer.from([0x80 | type]), word(1, 2), word(unit.byteLength, 2), unit]);

const configuration = ({ video, sequence, picture }: Coded) =>
	box(
		'hvcC',
		Buffer.from([1, 3, 0x70, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 30, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, 3]),
		array(32, video),
		array(33, sequence),
		array(34, picture)
	);

type Wishes = {
	width?: number;
	height?: number;
	/** What the head of the file says of its size, true or not. */
	claimed?: { width: number; height: number };
	/** Quarter turns to the left that a viewer makes. */
	turns?: number;
};

/** A photo as an iPhone writes it (ISO/IEC 23008-12), of one colour and very small. */
export function heicPhoto({ width = 64, height = 48, claimed, turns = 0 }: Wishes = {}): Buffer {
	const coded = codedPicture({ width, height, y: 120, cb: 90, cr: 180 });
	const content = Buffer.concat([word(coded.slice.byteLength), coded.slice]);
	const size = claimed ?? { width, height };
	const head = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
	const properties = box(
		'ipco',
		configuration(coded),
		fullBox('ispe', 0, word(size.width), word(size.height)),
		box('irot', Buffer.from([turns]))
	);
	const meta = (offset: number) =>
		fullBox(
			'meta',
			0,
			fullBox('hdlr', 0, word(0), Buffer.from('pict', 'latin1'), Buffer.alloc(13)),
			fullBox('pitm', 0, word(1, 2)),
			fullBox('iinf', 0, word(1, 2), fullBox('infe', 2, word(1, 2), word(0, 2), Buffer.from('hvc1\0', 'latin1'))),
			box('iprp', properties, fullBox('ipma', 0, word(1), word(1, 2), Buffer.from([3, 0x81, 2, 0x83]))),
			fullBox(
				'iloc',
				0,
				word(0x4400, 2),
				word(1, 2),
				word(1, 2),
				word(0, 2),
				word(1, 2),
				word(offset),
				word(content.byteLength)
			)
		);
	const offset = head.byteLength + meta(0).byteLength + 8;
	return Buffer.concat([head, meta(offset), box('mdat', content)]);
}

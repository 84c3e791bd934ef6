import { describe, expect, it } from 'vitest';
import { endedFacts, runningFacts } from '../../../../tests/factories/statistics';
import { layout2010 } from './layout-2010';
import { readBack } from './read-back';
import { latin1Bytes, latin1Text } from './latin1';
import { writeFile } from './record';

const fileOf = (...records: Parameters<typeof writeFile>[0]) => writeFile(records, layout2010);

describe('a file that is read back', () => {
	it('has nothing wrong when it was exported', () => {
		const bytes = fileOf(runningFacts, { ...endedFacts, number: 18 });
		expect(readBack(bytes, layout2010)).toEqual({ records: 2, problems: [] });
		expect(readBack(new Uint8Array(), layout2010)).toEqual({ records: 0, problems: [] });
	});

	it('is told line by line what is wrong', () => {
		const bytes = fileOf(runningFacts, { ...runningFacts, number: 18, reason1: null }, endedFacts);
		const cut = latin1Bytes(`${latin1Text(bytes)}\r\nA13`);
		expect(readBack(cut, layout2010)).toEqual({
			records: 4,
			problems: [
				{ line: 2, sentence: 'Bitte den Hauptgrund der Hilfe wählen.' },
				{ line: 3, sentence: 'Die laufende Nummer steht schon in Zeile 1.' },
				{ line: 4, sentence: 'Kein Satz nach Aufbau 2010: 3 statt 208 Stellen.' }
			]
		});
	});

	it('of a line with a bad last key names the key', () => {
		const text = latin1Text(fileOf(endedFacts));
		const broken = latin1Bytes(`${text.slice(0, 154)}9${text.slice(155)}`);
		expect(readBack(broken, layout2010).problems).toEqual([
			{ line: 1, sentence: '„Anschließende Hilfe“ hat den Schlüssel 9, den die Liste nicht kennt.' }
		]);
	});
});

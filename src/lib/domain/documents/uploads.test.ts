import { describe, expect, it } from 'vitest';
import { downloadName, fileNameOf, isUploadType, titleOf, uploadKindOf } from './uploads';

describe('name of an uploaded file', () => {
	it.each([
		['Bericht Schule.pdf', 'Bericht Schule.pdf'],
		['../../etc/passwd', 'passwd'],
		['C:\\Windows\\system32\\calc.exe', 'calc.exe'],
		['/absolut/Größe.jpg', 'Größe.jpg'],
		['Gro\u0308ße.jpg', 'Größe.jpg'],
		['böse\u0000name\r\n.pdf', 'böse name .pdf'],
		['rechnung\u202efdp.exe', 'rechnung fdp.exe'],
		['.htaccess', 'htaccess'],
		['..', ''],
		['a"b<c>.pdf', 'a b c .pdf'],
		['x'.repeat(300), 'x'.repeat(120)]
	])('%j becomes %j', (name, expected) => {
		expect(fileNameOf(name)).toBe(expected);
	});
});

describe('title', () => {
	it.each([
		['  Zeugnis  2. Halbjahr ', 'scan.pdf', 'Zeugnis 2. Halbjahr'],
		['', 'Zeugnis Überblick.PDF', 'Zeugnis Überblick'],
		['', '../', 'Schule und Kita'],
		['\u0000\u0007', '', 'Schule und Kita'],
		['ä'.repeat(200), '', 'ä'.repeat(150)]
	])('%j of the file %j is %j', (typed, name, expected) => {
		expect(titleOf(typed, name, 'school')).toBe(expected);
	});
});

it.each([
	['Zeugnis', 'Zeugnis.pdf'],
	['Bescheid vom 1/2', 'Bescheid vom 1-2.pdf'],
	['../..', '-...pdf'],
	['...', 'Dokument.pdf']
])('%j is saved under a safe name', (title) => {
	expect(downloadName(title)).toMatch(/^[^/\\:"<>|?*.][^/\\:"<>|?*]*\.pdf$/u);
});

it('takes only the kinds that are not written by the portal', () => {
	expect(['school', 'notice', 'nonsense', null].map(uploadKindOf)).toEqual(['school', null, null, null]);
});

it('takes PDF and pictures only', () => {
	expect(['application/pdf', 'image/svg+xml', 'text/html', undefined].map(isUploadType)).toEqual([
		true,
		false,
		false,
		false
	]);
});

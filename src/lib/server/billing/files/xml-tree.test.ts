import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors';
import { nodesAt, readXml, textAt, attributeAt } from './xml-tree';

function reasonOf(file: string | Uint8Array) {
	try {
		readXml(file);
		return null;
	} catch (error) {
		return error instanceof DomainError ? error.details['reason'] : error;
	}
}

describe('a file of somebody else as a tree', () => {
	const file = `\u{FEFF}<?xml version="1.0"?><!-- a > b --><x:a xmlns:x="urn:x" q='1 &amp; 2'>
		<x:b>&amp;lt; &#228;&#xE4;</x:b><b><![CDATA[<i> & ]]></b><b/><y:c xmlns:y="urn:y"><x:b>3</x:b></y:c></x:a>`;

	it('has names without prefix, resolved text, and its namespace', () => {
		const { name, namespace, root } = readXml(file);
		expect([name, namespace]).toEqual(['a', 'urn:x']);
		expect(nodesAt(root, 'b').map((node) => textAt(node, ''))).toEqual(['&lt; ää', '<i> &', null]);
		expect([textAt(root, 'c/b'), textAt(root, 'c/d'), attributeAt(root, '', 'q')]).toEqual(['3', null, '1 & 2']);
	});

	it.each([
		['UTF-8 without a declaration', new TextEncoder().encode('<a>Größe</a>')],
		['Latin-1, declared', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Größe</a>', 'latin1')],
		['Windows-1252, not declared', Buffer.from('<a>Größe</a>', 'latin1')],
		['UTF-16 with a mark', Buffer.from('\u{FEFF}<a>Größe</a>', 'utf16le')]
	])('reads %s', (_name, bytes) => {
		expect(textAt(readXml(bytes).root, '')).toBe('Größe');
	});

	const incomplete = 'Die Datei ist kein vollständiges XML.';
	const active = 'Die Datei enthält ein Skript oder anderen aktiven Inhalt.';

	it.each([
		['nothing', '', incomplete],
		['no markup', 'Rechnung 17', incomplete],
		['an element that does not end', '<a><b></b>', incomplete],
		['elements that cross', '<a><b></a></b>', incomplete],
		['two roots', '<a/><b/>', incomplete],
		['words behind the root', '<a/>b', incomplete],
		['a lone <', '<a>1 < 2</a>', incomplete],
		['an attribute without quotes', '<a b=c></a>', incomplete],
		['an entity nobody defined', '<a>&nbsp;</a>', incomplete],
		['a lone &', '<a>Müller & Söhne</a>', incomplete],
		['a sign beyond Unicode', '<a>&#x110000;</a>', incomplete],
		['a tower of elements', '<a>'.repeat(101) + '</a>'.repeat(101), incomplete],
		['a name of the language', '<a><__proto__>x</__proto__></a>', incomplete],
		[
			'a document type',
			'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
			'Die Datei enthält eine Dokumenttyp-Angabe oder Entitäten.'
		],
		[
			'entities',
			'<!doctype a [<!ENTITY b "x">]><a>&b;</a>',
			'Die Datei enthält eine Dokumenttyp-Angabe oder Entitäten.'
		],
		['a style sheet', '<?xml-stylesheet href="x.xsl"?><a/>', 'Die Datei enthält Anweisungen für andere Programme.'],
		['a script', '<a><h:script xmlns:h="h">x</h:script></a>', active],
		['a script as text', '<a>&lt;script&gt;alert(1)&lt;/script&gt;</a>', active],
		['a script in CDATA', '<a><![CDATA[< script>x</script>]]></a>', active],
		['a script as address', '<a href="javascript:x()"/>', active],
		['a PDF', '%PDF-1.7', 'Das ist ein PDF. Bitte laden Sie die XML-Datei hoch.'],
		['more than 25 MB', 'x'.repeat(25_000_001), 'Die Datei ist größer als 25 MB.']
	])('refuses %s', (_name, text, reason) => {
		expect(reasonOf(text)).toBe(reason);
	});

	it('names an encoding that nobody knows, or that the bytes are not in', () => {
		expect(reasonOf(Buffer.from('<?xml version="1.0" encoding="klingon"?><a/>'))).toContain('(klingon)');
		expect(reasonOf(Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>\xe4</a>', 'latin1'))).toContain('(UTF-8)');
	});
});

import { XMLParser } from 'fast-xml-parser';
import { textOfBytes } from './text-of-bytes';
import { unreadable } from './unreadable';
import { isWellFormed } from './well-formed';

/** An element: its own text, attributes with '@', children by local name. */
export type XmlNode = { [name: string]: string | XmlNode[] };
export type XmlTree = { name: string; namespace: string; root: XmlNode };

/** 20.000 lines of an invoice have about 20 MB. */
const MAX_BYTES = 25_000_000;

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	parseAttributeValue: false,
	// Entities are resolved below: here their number is limited, and those by number are left as they are.
	processEntities: false,
	cdataPropName: '#cdata',
	alwaysCreateTextNode: true,
	ignoreDeclaration: true,
	isArray: (...[, , , isAttribute]) => !isAttribute
});

/**
 * A file of somebody else as a tree. Refused before anything is read from it: what is too large, a document type (with
 * it come entities), instructions for a browser, scripts.
 * @throws invoice/unreadable with the reason
 */
export function readXml(file: string | Uint8Array): XmlTree {
	if (file.length > MAX_BYTES) throw unreadable('Die Datei ist größer als 25 MB.');
	const text = textOfBytes(file);
	if (/^\s*%PDF-/.test(text)) throw unreadable('Das ist ein PDF. Bitte laden Sie die XML-Datei hoch.');
	refuseActive(text);
	const parsed = parse(text);
	const [name = '', [root] = []] = Object.entries(parsed).find(([key]) => !key.startsWith('#')) ?? [];
	if (root === undefined) throw unreadable('Die Datei ist kein vollständiges XML.');
	const [prefix, local] = name.includes(':') ? [name.slice(0, name.indexOf(':')), localName(name)] : ['', name];
	const namespace = root[prefix === '' ? '@xmlns' : `@xmlns:${prefix}`];
	return { name: local, namespace: typeof namespace === 'string' ? namespace : '', root: plain(root) };
}

function refuseActive(text: string) {
	if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw unreadable('Die Datei enthält eine Dokumenttyp-Angabe oder Entitäten.');
	if (/<\?(?!xml\s)/i.test(text)) throw unreadable('Die Datei enthält Anweisungen für andere Programme.');
}

function parse(text: string): Record<string, Raw[]> {
	const broken = unreadable('Die Datei ist kein vollständiges XML.');
	if (!isWellFormed(text)) throw broken;
	try {
		return parser.parse(text) as Record<string, Raw[]>;
	} catch {
		// A name that the parser keeps for itself.
		throw broken;
	}
}

type Raw = { [name: string]: string | Raw[] };

/** Local names only, entities resolved, nothing active. */
function plain(raw: Raw): XmlNode {
	const node: XmlNode = {};
	for (const [name, value] of Object.entries(raw)) {
		if (name === '#cdata') continue;
		if (typeof value === 'string') node[attributeOrText(name)] = harmless(resolved(value));
		else node[childName(name)] = [...childrenOf(node, childName(name)), ...value.map(plain)];
	}
	const quoted = raw['#cdata'];
	if (quoted !== undefined) node['#text'] = harmless(textOf(node) + [quoted].flat().map(quotedText).join(''));
	return node;
}

const quotedText = (part: string | Raw) => {
	const text = typeof part === 'string' ? part : part['#text'];
	return typeof text === 'string' ? text : '';
};

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const attributeOrText = (name: string) => (name.startsWith('@') ? `@${localName(name.slice(1))}` : name);

const ACTIVE_ELEMENTS = /^(script|iframe|object|embed|html|svg|style|link|form)$/i;

function childName(name: string): string {
	const local = localName(name);
	if (ACTIVE_ELEMENTS.test(local)) throw unreadable('Die Datei enthält ein Skript oder anderen aktiven Inhalt.');
	return local;
}

const ACTIVE_TEXT = /<\s*(script|iframe|object|embed|svg|img|html)\b|javascript:|vbscript:|data:text\/html/i;

function harmless(text: string): string {
	if (ACTIVE_TEXT.test(text)) throw unreadable('Die Datei enthält ein Skript oder anderen aktiven Inhalt.');
	return text;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const resolved = (text: string) => text.replace(/&([^;\s]{0,10});?/g, (_whole, name: string) => signOf(name));

function signOf(name: string): string {
	const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
	const point = code === null ? -1 : code[1] === undefined ? Number(code[2]) : parseInt(code[1], 16);
	const sign = code === null ? named[name] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
	if (sign === undefined) throw unreadable('Die Datei ist kein vollständiges XML.');
	return sign;
}

const childrenOf = (node: XmlNode, name: string): XmlNode[] => {
	const children = node[name];
	return Array.isArray(children) ? children : [];
};

/** All elements at the end of a path. */
export const nodesAt = (node: XmlNode, path: string): XmlNode[] =>
	path === '' ? [node] : path.split('/').reduce((nodes, name) => nodes.flatMap((at) => childrenOf(at, name)), [node]);

const textOf = (node: XmlNode): string => {
	const text = node['#text'];
	return typeof text === 'string' ? text.trim() : '';
};

/** Text of the first element at the end of a path; null when there is none, or nothing in it. */
export function textAt(node: XmlNode, path: string): string | null {
	const [first] = nodesAt(node, path);
	return first === undefined ? null : textOf(first) || null;
}

/** An attribute of the first element at the end of a path. */
export function attributeAt(node: XmlNode, path: string, name: string): string | null {
	const value = nodesAt(node, path)[0]?.[`@${name}`];
	return typeof value === 'string' ? value : null;
}

import { pathToFileURL } from 'node:url';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { readFileSync } from 'node:fs';

xmlRegisterFsInputProviders();

const validators = new Map<string, XsdValidator>();

/** Reading a schema takes longer than checking a hundred files by it. */
function validatorOf(schema: string): XsdValidator {
	const known = validators.get(schema);
	if (known !== undefined) return known;
	using rules = XmlDocument.fromBuffer(readFileSync(schema), { url: pathToFileURL(schema).href });
	const validator = XsdValidator.fromDoc(rules);
	validators.set(schema, validator);
	return validator;
}

/** What a schema has against a file, from a parser and validator that the product does not use; empty when it is valid. */
export function schemaProblems(xml: string, schema: string): string[] {
	const validator = validatorOf(schema);
	using file = XmlDocument.fromString(xml);
	try {
		validator.validate(file);
		return [];
	} catch (error) {
		if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim());
		throw error;
	}
}

/** Names of the XPath expressions that are not true of a file. */
export function untrue(
	xml: string,
	rules: readonly [name: string, xpath: string][],
	namespaces: Record<string, string>
) {
	using file = XmlDocument.fromString(xml);
	return rules.filter(([, xpath]) => file.eval(xpath, namespaces) !== true).map(([name]) => name);
}

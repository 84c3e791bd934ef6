import type { Law } from '../../../domain/billing/rule-set';
import type { DocumentLine } from './invoice-document';

type Exemption = { code: string; paragraph: string };

/** Why no VAT is due: code of the list VATEX and paragraph of the Umsatzsteuergesetz. */
const exemptions: Record<Law, Exemption> = {
	'SGB VIII': { code: 'VATEX-EU-132-1H', paragraph: '§ 4 Nr. 25 UStG' },
	'SGB IX': { code: 'VATEX-EU-132-1G', paragraph: '§ 4 Nr. 16 UStG' }
};

const textOf = ({ code, paragraph }: Exemption) => `Steuerfrei nach ${paragraph} (${code})`;

/**
 * Reason of the exemption for a whole invoice (BT-120, BT-121). Only one breakdown of category E is allowed (BR-E-1): an
 * invoice with lines of both laws has both reasons in the text, with the lines they are for, and no code.
 */
export function exemptionOf(lines: readonly DocumentLine[]): { code: string | null; text: string } {
	const modules = [...new Set(lines.map(({ module }) => module))].toSorted();
	const [only, ...others] = modules.map((module) => exemptions[module]);
	if (only !== undefined && others.length === 0) return { code: only.code, text: textOf(only) };
	return { code: null, text: modules.map((module) => withLines(module, lines)).join('; ') };
}

function withLines(module: Law, lines: readonly DocumentLine[]): string {
	const ids = lines.filter((line) => line.module === module).map(({ id }) => id);
	return `${textOf(exemptions[module])}: Position ${ids.join(', ')}`;
}

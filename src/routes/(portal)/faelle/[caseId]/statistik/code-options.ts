import { answers, type Answer } from '$lib/domain/statistics/entry';
import { codeLists2010, type CodeList } from '$lib/domain/statistics/code-lists';

/** A list of the layout as options of a field. */
export const optionsOf = (list: CodeList) => codeLists2010[list].map(([value, label]) => ({ value, label }));

const answerLabels: Record<Answer, string> = { yes: 'Ja', no: 'Nein', unknown: 'Unbekannt' };
export const answerOptions = answers.map((value) => ({ value, label: answerLabels[value] }));

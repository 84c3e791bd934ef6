import type { PersonSex } from '../directory/kinds';
import type { CodeList, CodeLists } from './code-lists';
import type { FactName } from './facts';

/**
 * How a value is written: `digits` as they are, `number` filled with zeros from the left, `code` a key of a list, `flag`
 * '1' or blank, `yes-no` '1' or '2', `month` as MMYYYY, `text` filled with blanks, `people` one after the other.
 */
export type Format = 'digits' | 'number' | 'code' | 'flag' | 'yes-no' | 'month' | 'text' | 'people';

/** When a field is counted as something that should be known. */
export type Wanted = 'always' | 'running' | 'ended';

export type Field = {
	name: FactName;
	/** Counted from 1, as in the official description. */
	from: number;
	length: number;
	label: string;
	format: Format;
	list?: CodeList;
	wanted?: Wanted;
};

/** A place of the record that is the same in all of them. */
export type Constant = { from: number; text: string };

export type Layout = {
	part: 'I.1';
	version: '2010';
	/** Report years, both included; null = in force. */
	fromYear: number;
	untilYear: number | null;
	length: number;
	constants: readonly Constant[];
	fields: readonly Field[];
	lists: CodeLists;
	/** Null where the list has no key: that is for the statistical office to say, and a setting of the office here. */
	sexes: Record<PersonSex, string | null>;
};

/** Most further young people of a family that fit into a record. */
export const MOST_PEOPLE = 10;

import { commonPasswords } from './common-passwords';

const SHORTEST = 12;
const LONGEST = 200;
const DIFFERENT_SIGNS = 5;
/** What must be left of a password without its runs along the keyboard. */
const LEFT_WITHOUT_RUNS = 6;
/** A shorter name before the @ appears in honest passwords by chance. */
const SHORTEST_LOCAL_PART = 4;

/** Keys and letters as they lie side by side, on German and English keyboards. */
const rows = [
	'01234567890',
	'abcdefghijklmnopqrstuvwxyz',
	'qwertzuiopü',
	'qwertyuiop',
	'asdfghjklöä',
	'yxcvbnm',
	'zxcvbnm'
];
const runs = [...rows, ...rows.map((row) => Array.from(row).reverse().join(''))];

export type Weakness = 'short' | 'long' | 'email' | 'product' | 'repetition' | 'guessable';

/** Why a password is not good enough; null when it is. */
export function passwordWeakness(password: string, email: string): Weakness | null {
	const [localPart = ''] = email.toLowerCase().split('@');
	const lower = password.toLowerCase();
	if (password.length < SHORTEST) return 'short';
	if (password.length > LONGEST) return 'long';
	if (localPart.length >= SHORTEST_LOCAL_PART && lower.includes(localPart)) return 'email';
	if (lower.includes('ankerplatz')) return 'product';
	if (isRepetition(lower)) return 'repetition';
	return isRun(lower) || isCommon(lower) ? 'guessable' : null;
}

const sentences: Record<Weakness, string> = {
	short: `Bitte mindestens ${SHORTEST} Zeichen wählen, zum Beispiel vier Wörter.`,
	long: `Bitte höchstens ${LONGEST} Zeichen wählen.`,
	email: 'Das Passwort darf Ihre E-Mail-Adresse nicht enthalten.',
	product: 'Das Passwort darf den Namen dieses Portals nicht enthalten.',
	repetition: 'Das Passwort wiederholt sich. Bitte mehr verschiedene Zeichen wählen.',
	guessable: 'Dieses Passwort ist zu leicht zu erraten. Bitte ein anderes wählen.'
};

/** The same as a sentence for the field. */
export function passwordProblem(password: string, email: string): string | null {
	const weakness = passwordWeakness(password, email);
	return weakness === null ? null : sentences[weakness];
}

const isRepetition = (lower: string) =>
	new Set(lower).size < DIFFERENT_SIGNS || lower === (/^(.+?)\1+$/.exec(lower)?.[0] ?? '');

/** '1234567890qwertz' is two runs and nothing else. */
const isRun = (lower: string) => withoutRuns(lower).length < LEFT_WITHOUT_RUNS;

function withoutRuns(lower: string): string {
	let rest = '';
	for (let at = 0; at < lower.length;) {
		const length = runLengthAt(lower, at);
		if (length < 4) rest += lower.charAt(at);
		at += length < 4 ? 1 : length;
	}
	return rest;
}

function runLengthAt(lower: string, at: number): number {
	let length = 1;
	while (at + length < lower.length && runs.some((run) => run.includes(lower.slice(at, at + length + 1)))) length += 1;
	return length;
}

const lookalikes: Record<string, string> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's'
};

/** 'Passwort-2026!' and 'P4ssw0rt123456' are the word "passwort". */
function isCommon(lower: string): boolean {
	const letters = lower.replaceAll(/[^a-zäöüß]/g, '');
	const spelled = lower.replaceAll(/[013457@$]/g, (sign) => lookalikes[sign] ?? sign).replaceAll(/[^a-zäöüß]/g, '');
	const trimmed = lower.replaceAll(/^[^a-zäöüß]+|[^a-zäöüß]+$/g, '');
	const unmasked = trimmed.replaceAll(/[013457@$]/g, (sign) => lookalikes[sign] ?? sign);
	return [letters, spelled, unmasked].some((word) => commonPasswords.has(word));
}

import { randomInt } from 'node:crypto';

/** Without signs that are mistaken for one another when read aloud or from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

const group = () => Array.from({ length: GROUP_LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');

/** For handing over, 79 bits: 'k7mp-x3qd-w9fa-tt2h'. Must be changed at the first sign-in. */
export const newOneTimePassword = () => Array.from({ length: GROUPS }, group).join('-');

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takeOverDevice } from './device-owner';
import { findTaken, forgetCases, keepCase } from './offline/taken-cases';
import { hasTaken, markTaken } from './offline/taken-mark';

const DRAFT = 'ankerplatz.draft.faelle/neu';
const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

beforeEach(() => {
	localStorage.clear();
	sessionStorage.clear();
});
afterEach(async () => {
	vi.restoreAllMocks();
	await Promise.all(['first', 'second'].map(forgetCases));
});

it('drafts stay with the person who typed them', async () => {
	await takeOverDevice('first');
	sessionStorage.setItem(DRAFT, '{"name":"Jonas"}');
	await takeOverDevice('first');
	expect(sessionStorage.getItem(DRAFT)).not.toBeNull();
	await takeOverDevice('second');
	expect(sessionStorage.getItem(DRAFT)).toBeNull();
});

it('drafts go in this tab as well when the other signed in in another one', async () => {
	await takeOverDevice('first');
	sessionStorage.setItem(DRAFT, '{"name":"Jonas"}');
	// What another tab shares with this one.
	localStorage.setItem('ankerplatz.owner', 'second');
	await takeOverDevice('second');
	expect(sessionStorage.getItem(DRAFT)).toBeNull();
});

it('the device no longer rings for the person before', async () => {
	const unsubscribe = vi.fn();
	const registration = { pushManager: { getSubscription: () => Promise.resolve({ unsubscribe }) } };
	vi.spyOn(navigator.serviceWorker, 'getRegistration').mockResolvedValue(
		registration as unknown as ServiceWorkerRegistration
	);
	await takeOverDevice('first');
	await takeOverDevice('first');
	expect(unsubscribe).not.toHaveBeenCalled();
	await takeOverDevice('second');
	expect(unsubscribe).toHaveBeenCalledOnce();
});

it('cases of another person stay sealed for their day; own ones that are over are named', async () => {
	const take = (accountId: string, number: string, takenAt: string) =>
		keepCase({ caseId: `case-${number}`, accountId, number, takenAt }, '482913', {});
	await take('first', 'A-1', hoursAgo(1));
	await take('first', 'A-2', hoursAgo(25));
	await take('second', 'B-1', hoursAgo(25));
	markTaken(true);
	expect(await takeOverDevice('second')).toEqual([{ number: 'B-1', notes: 0 }]);
	expect(hasTaken()).toBe(true);
	expect((await findTaken('first')).map(({ number }) => number)).toEqual(['A-1']);
	await forgetCases('first');
	await takeOverDevice('second');
	expect(hasTaken()).toBe(false);
});

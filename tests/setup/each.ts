import { afterEach, beforeEach } from 'vitest';
import { rememberComplaint, takeComplaints } from './console';

/** A console.error nobody expected is a failure, even when every assertion holds. */
beforeEach(() => {
	takeComplaints();
	console.error = rememberComplaint;
});

afterEach(() => {
	const complaints = takeComplaints();
	if (complaints.length > 0) throw new Error(`Unexpected console.error:\n${complaints.join('\n')}`);
});

/** What the code under test complained about since the test began. */
let complaints: string[] = [];

export const rememberComplaint = (...words: unknown[]) => {
	complaints.push(words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '));
};

/** For a test that provokes a complaint: returns what came so far; only what comes later makes the test fail. */
export function takeComplaints(): string[] {
	const taken = complaints;
	complaints = [];
	return taken;
}

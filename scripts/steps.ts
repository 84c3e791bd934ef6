import { spawn } from 'node:child_process';

export type Step = { name: string; program: string; args: string[] };
export type Outcome = { name: string; passed: boolean; output: string; seconds: number };

/** Runs the JavaScript of a tool directly: the same on every system, and without npx looking anything up. */
export function runStep({ name, program, args }: Step): Promise<Outcome> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [`node_modules/${program}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
		const said: Buffer[] = [];
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
		child.on('error', reject).on('close', (code) => {
			const seconds = (performance.now() - began) / 1000;
			resolve({ name, passed: code === 0, output: Buffer.concat(said).toString(), seconds });
		});
	});
}

/** A green line for what passed; what failed shows all it said. */
export function report({ name, passed, output, seconds }: Outcome): void {
	console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
	if (!passed) console.log(output.trim().replace(/^/gm, '  '));
}

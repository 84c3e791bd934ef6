import { parseArgs } from 'node:util';
import { UsageError } from './usage-error';

export const usage = `Usage:
  npm run user -- add --email ADDRESS --name NAME --role ROLE [--office AGS] [--provider NAME] [--facility NAME]…
                      [--land CODE] [--phone NUMBER] [--password PASSWORD]
  npm run user -- list [--office AGS] [--provider NAME]
  npm run user -- disable | enable | reset-password | reset-second-factor --email ADDRESS

  --role      case-worker, team-lead, finance, controller, leadership, office-admin, data-protection
              (these need --office),
              provider-admin, provider-worker, provider-finance (these need --provider),
              supervisor, rate-office, system-admin
  --facility  for provider-worker, as often as needed; the names of provider and facility as they were imported
  --password  final; without it a one-time password is printed, which must be changed at the first sign-in`;

const options = {
	email: { type: 'string' },
	name: { type: 'string' },
	role: { type: 'string' },
	office: { type: 'string' },
	provider: { type: 'string' },
	facility: { type: 'string', multiple: true },
	land: { type: 'string' },
	phone: { type: 'string' },
	password: { type: 'string' }
} as const;

export type UserOptions = ReturnType<typeof readUserArguments>['values'];

/** The command and its options; everything else is answered with how it is used. */
export function readUserArguments(args?: string[]) {
	try {
		const { values, positionals } = parseArgs({ ...(args && { args }), allowPositionals: true, options });
		const [command, ...rest] = positionals;
		if (command === undefined || rest.length > 0) throw new UsageError(usage);
		return { command, values };
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(`${error instanceof Error ? error.message : 'Unknown option'}\n\n${usage}`);
	}
}

export function required(values: UserOptions, option: 'email' | 'name' | 'role'): string {
	const value = values[option]?.trim();
	if (value === undefined || value === '') throw new UsageError(`--${option} is missing`);
	return value;
}

type Facts = { disabledAt: string | null; mustChangePassword: boolean };

/** In one word whether somebody can work with an account. */
export function accountState({ disabledAt, mustChangePassword }: Facts) {
	if (disabledAt !== null) return { label: 'gesperrt', tone: 'bad' } as const;
	return mustChangePassword
		? ({ label: 'Einmalpasswort', tone: 'warn' } as const)
		: ({ label: 'aktiv', tone: 'good' } as const);
}

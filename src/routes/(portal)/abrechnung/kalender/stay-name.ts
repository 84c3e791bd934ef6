type Named = { lastName: string | null; firstName: string | null; pseudonym: string };

/** 'Nachname, Vorname' as far as the viewer may know it, else the pseudonym. */
export const nameOf = ({ lastName, firstName, pseudonym }: Named) =>
	lastName === null ? pseudonym : `${lastName}, ${firstName ?? ''}`;

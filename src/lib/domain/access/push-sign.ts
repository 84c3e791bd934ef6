/** What a device is told when there is something to read: the same words for every message, and where to read it. */
export const pushSign = { title: 'Ankerplatz', body: 'Neue Nachricht im Postfach', path: '/postfach' };

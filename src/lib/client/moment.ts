/** This moment by the clock of the device, ISO. */
export const currentMoment = () => new Date().toISOString();

export * from '../../../app/data/sent-entries.ts';

/** What is never shown to this device is forgotten once it was accepted. */
export async function sendKeptAgain(): Promise<void> {}

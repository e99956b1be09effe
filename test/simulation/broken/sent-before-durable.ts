/** A write leaves while only the operating system has it; a power cut takes its number back. */
export async function makeDurable(): Promise<void> {}

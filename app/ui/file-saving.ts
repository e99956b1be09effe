/** For how long the browser may take to begin saving, in milliseconds. */
const SAVING_MS = 60_000;

/** Hands a text to the browser as a file that was made here: it needs no network. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVING_MS);
}

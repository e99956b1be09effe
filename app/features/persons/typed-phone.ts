/** Whether what was typed is a whole telephone number, in any spelling. */
export function isWholePhone(typed: string): boolean {
  return /^\+?\d{5,15}$/.test(withoutSigns(typed));
}

/** A typed number as it is kept: digits, and a plus before those of a country; nothing where nothing
 *  was typed. */
export function keptPhone(typed: string): string | undefined {
  return withoutSigns(typed) || undefined;
}

function withoutSigns(typed: string): string {
  return typed
    .trim()
    .replace(/^00(?=[1-9])/, '+')
    .replace(/\(0\)/, '')
    .replace(/[\s/().–-]/g, '');
}

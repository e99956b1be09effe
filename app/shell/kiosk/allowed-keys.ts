/** What is asked about a key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  /** Third letters of a key are typed with it: "@" is AltGr and Q. */
  isAltGraph: boolean;
};

/** Moving about in what one types. */
const WITH_CONTROL = new Set([
  'a',
  'z',
  'Control',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'ArrowLeft',
  'ArrowRight',
]);
const WAYS_OUT =
  /^(?:F\d+|Browser\w+|Launch\w+|ContextMenu|Help|PrintScreen|Print|Open|Save|Find)$/;

/**
 * Whether a key may do at an info tablet what it does: write, move, press. What would leave the page,
 * print it, or open the browser's own windows may not. (A few keys no page can keep to itself, such as
 * closing the window: for those the tablet's own kiosk mode is there.)
 */
export function isAllowedKey({ key, ctrlKey, metaKey, altKey, isAltGraph }: PressedKey): boolean {
  if (WAYS_OUT.test(key)) return false;
  if (isAltGraph && key.length === 1) return true;
  if (altKey) return key.length === 1 && !/[a-z0-9]/i.test(key);
  if (ctrlKey || metaKey) return WITH_CONTROL.has(key.length === 1 ? key.toLowerCase() : key);
  return true;
}

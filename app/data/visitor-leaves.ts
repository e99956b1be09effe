/*
 * On an info tablet one person follows the other. Whatever keeps something of a person in the page's
 * memory, so that "Zurück" loses nothing, says here how it is forgotten.
 */

const listeners: (() => void)[] = [];

/** Has something forgotten whenever somebody leaves an info tablet. Called once, as a file is loaded. */
export function onVisitorLeaves(forget: () => void): void {
  listeners.push(forget);
}

/** Somebody left the info tablet: nothing of them stays in this page's memory. */
export function visitorLeaves(): void {
  for (const forget of listeners) forget();
}

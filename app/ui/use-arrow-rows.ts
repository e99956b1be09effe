import type { RefObject } from 'preact';

/** Lets the arrow keys go from a search field into the links of rows below it, along them, and back. */
export function useArrowRows(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  return (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !list.current) return;
    const stops = [
      ...list.current.querySelectorAll<HTMLElement>('input[type="search"], .data-table-link'),
    ];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
}

import type { RefObject } from 'preact';

/** Lets the arrow keys go from the search field into the rows, along them, and back. */
export function useArrowKeys(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  return (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const field = list.current?.querySelector<HTMLElement>('input[type="search"]');
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.data-table-link') ?? [])];
    if (!step || !field || rows.length === 0) return;
    const stops = [field, ...rows];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
}

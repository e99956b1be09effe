import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * The body of a screen: one heading that takes the focus when the screen is entered, so that
 * keyboard and screen reader start at the top of what is new.
 */
export function Page({
  title,
  titleLang,
  before,
  hideTitle = false,
  isWide = false,
  children,
}: {
  title: string;
  /** BCP 47, where the title is content in a language of its own. */
  titleLang?: string;
  /** Stands above the heading: a door's pill, "Frage 2 von 4". */
  before?: ComponentChildren;
  hideTitle?: boolean;
  /** For tables: as wide as the window, up to a point. */
  isWide?: boolean;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // At once, and not after the frame: who types on goes on typing where the focus is.
  useLayoutEffect(() => {
    document.title = title;
    if (enteredByNavigation) readOut(heading.current);
  }, [title]);
  useEffect(() => {
    enteredByNavigation = true;
  }, []);
  return (
    <main id="content" class={`page stack ${isWide ? 'page-wide' : ''}`} tabIndex={-1}>
      {before}
      <h1 ref={heading} tabIndex={-1} class={hideTitle ? 'visually-hidden' : ''}>
        {titleLang ? <bdi lang={titleLang}>{title}</bdi> : title}
      </h1>
      {children}
    </main>
  );
}

/** Puts the focus on the heading, anew where it is there already: its words have changed, and a
 *  screen reader says them only when the focus comes. Elsewhere in the page it stays. */
function readOut(heading: HTMLHeadingElement | null): void {
  const focused = document.activeElement;
  // Not the screen that is being left: it may still be there.
  const isElsewhere = heading?.closest('main')?.contains(focused) && focused !== heading;
  if (!heading || isElsewhere) return;
  heading.blur();
  heading.focus({ preventScroll: true });
}

/** The first screen after loading leaves the focus where the browser put it. */
let enteredByNavigation = false;

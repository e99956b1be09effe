import type { ComponentChildren } from 'preact';
import { useInfoTablet } from './info-tablet.ts';

/** Whether an address leads out of the app: to another site, a telephone call, a letter, a map. */
export function isAway(href: string): boolean {
  return !/^(?:[?#]|\/(?!\/))/.test(href);
}

/** A link that leaves the app. On an info tablet it is words to read: nobody comes back from there. */
export function AwayLink({
  href,
  onTablet,
  class: extra,
  children,
}: {
  href: string;
  /** What stands there on an info tablet, where the link's own words would say nothing. */
  onTablet?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}) {
  if (useInfoTablet()) return <span class={extra}>{onTablet ?? children}</span>;
  return (
    <a class={extra} href={href} rel={href.startsWith('http') ? 'noreferrer' : undefined}>
      {children}
    </a>
  );
}

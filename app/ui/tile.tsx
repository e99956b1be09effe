import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './tile.css';

/** Large ways to somewhere, two in a row: `Tiles` holds `Tile`s. */
export function Tiles({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <nav class="tiles-box" aria-label={label}>
      <ul class="tiles">{children}</ul>
    </nav>
  );
}

/** One way: a drawing above its words. `strong` once a screen. */
export function Tile({
  href,
  icon,
  tone = 'plain',
  children,
}: {
  href: string;
  icon: IconNode;
  tone?: 'plain' | 'strong' | 'bad';
  children: ComponentChildren;
}) {
  return (
    <li>
      <a class={`tile tile-${tone}`} href={href}>
        <span class="tile-drawing">
          <Icon node={icon} />
        </span>
        <span>{children}</span>
      </a>
    </li>
  );
}

import type { ComponentChildren } from 'preact';
import './card.css';

/** A surface that holds what belongs together. */
export function Card({
  children,
  class: extra = '',
}: {
  children: ComponentChildren;
  class?: string;
}) {
  return <div class={`card ${extra}`}>{children}</div>;
}

/** Rows on one card with hairlines between them: `CardList` holds `CardRow`s. */
export function CardList({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="card card-list" aria-label={label}>
      {children}
    </ul>
  );
}

/** One row; with `href` the whole row is the link. */
export function CardRow({ href, children }: { href?: string; children: ComponentChildren }) {
  return (
    <li class="card-row">
      {href ? (
        <a class="card-row-link" href={href}>
          {children}
        </a>
      ) : (
        <div class="card-row-text">{children}</div>
      )}
    </li>
  );
}

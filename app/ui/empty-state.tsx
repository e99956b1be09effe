import type { ComponentChildren } from 'preact';

/** Says plainly that there is nothing, and what to do instead. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="card stack" role="status">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

import './button.css';
import './view-links.css';

/** A few views of the same thing, each with an address of its own; one is on screen. */
export function ViewLinks({
  label,
  views,
  hasLongNames = false,
}: {
  label: string;
  /** Their names have several words: one below the other where there is no room. */
  hasLongNames?: boolean;
  views: readonly { href: string; label: string; shown: boolean }[];
}) {
  return (
    <nav class={`view-links ${hasLongNames ? 'view-links-long' : ''}`} aria-label={label}>
      {views.map((view) => (
        <a
          key={view.label}
          class="button button-pill"
          href={view.href}
          aria-current={view.shown ? 'true' : undefined}
        >
          {view.label}
        </a>
      ))}
    </nav>
  );
}

import './button.css';
import './view-links.css';

/** A few views of the same thing, each with an address of its own; one is on screen. */
export function ViewLinks({
  label,
  views,
}: {
  label: string;
  views: readonly { href: string; label: string; shown: boolean }[];
}) {
  return (
    <nav class="view-links" aria-label={label}>
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

import type { ComponentChildren } from 'preact';
import './facts.css';

/** What is known, each under its name; facts without content are left out. */
export function Facts({
  facts,
}: {
  facts: readonly { name: string; content: ComponentChildren }[];
}) {
  const known = facts.filter((fact) => Boolean(fact.content));
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.content}</dd>
        </div>
      ))}
    </dl>
  );
}

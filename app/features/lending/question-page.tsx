import type { ComponentChildren } from 'preact';
import { lendingDe } from '../../texts/lending-de.ts';
import { Page } from '../../ui/page.tsx';

/** One question of lending or of taking back: which of how many, and its answers. */
export function QuestionPage({
  title,
  question,
  count,
  children,
}: {
  title: string;
  question: number;
  count: number;
  children: ComponentChildren;
}) {
  return (
    <Page title={title} before={<p class="soft small">{lendingDe.ask.number(question, count)}</p>}>
      {children}
    </Page>
  );
}

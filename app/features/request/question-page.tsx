import type { ComponentChildren } from 'preact';
import { type Question, questionNumber, type RequestDraft } from '#domain/request-draft.ts';
import { ReadAloudButton } from '../../entries/read-aloud-button.tsx';
import { useAsking } from '../../texts/asking-texts.ts';
import { useKiosk } from '../../texts/kiosk-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { Page } from '../../ui/page.tsx';

/** The frame of a question: which one of how many, the question, its answers, and that what was said
 *  is kept, or at an info tablet that it is not. */
export function QuestionPage({
  question,
  draft,
  title,
  spoken = [],
  children,
}: {
  question: Question;
  draft: RequestDraft;
  title: string;
  /** The answers, for reading aloud. */
  spoken?: readonly string[];
  children: ComponentChildren;
}) {
  const { lang, request } = useTexts();
  const asking = useAsking();
  const kiosk = useKiosk();
  const isInfoTablet = useInfoTablet();
  const counted = questionNumber(question, draft);
  // In large letters on a phone where this is gives way to what is asked.
  const before = (
    <p class={`soft small ${counted ? '' : 'request-where'}`}>
      <span class="request-where">{request.title}</span>
      {counted && (
        <>
          <span class="request-where"> · </span>
          {asking.questions.number(counted.question, counted.count)}
        </>
      )}
    </p>
  );
  return (
    <Page title={title} before={before}>
      {children}
      <ReadAloudButton parts={[title, ...spoken].map((words) => ({ words: `${words}.`, lang }))} />
      <p class="soft small">{isInfoTablet ? kiosk.notKept : asking.form.draftKept}</p>
    </Page>
  );
}

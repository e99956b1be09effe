import { type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { OfficeRequest } from '../../data/office-requests.ts';
import { recentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Card } from '../../ui/card.tsx';

const words = officeRequestsDe.request;

/** What happened to a request, oldest first. */
export function InboxHistory({
  entry: { request, steps },
  today,
}: {
  entry: OfficeRequest;
  today: LocalDate;
}) {
  const whenOf = (at: string) => recentWords(de, localDateTimeAt(new Date(at)), today);
  return (
    <Card class="stack">
      <h2>{words.history}</h2>
      <ol class="inbox-history">
        <li>
          {words.steps.created} <span class="soft small">{whenOf(request.createdAt)}</span>
        </li>
        {steps.map((step) => (
          <li key={step._id}>
            {words.steps[step.kind]}
            <Said step={step} />{' '}
            <span class="soft small">
              {whenOf(step.at)}
              {step.arrivedAt === undefined && ` · ${words.waits}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Said({ step }: { step: RequestStep }) {
  const said =
    step.kind === 'accepted'
      ? step.who.name
      : step.kind === 'asked' || step.kind === 'answered' || step.kind === 'askedAgain'
        ? step.words
        : undefined;
  return said ? (
    <>
      : <bdi>{said}</bdi>
    </>
  ) : null;
}

import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { changeAccessRequest } from '../../data/access-request-commands.ts';
import type { DueAnswer } from '../../data/to-clear.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Pill } from '../../ui/pill.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useNow } from '../../ui/use-now.ts';

const { answers: words, toClear, reading, unnamed, undo } = officePrivacyDe;

/** Who asked what is stored, by when they get the answer, and that they have it. */
export function AnswersPart({
  quarterId,
  answers,
}: {
  quarterId: string;
  answers: DueAnswer[] | undefined;
}) {
  const today = dateOf(localDateTimeAt(useNow()));
  const [done, setDone] = useState<DueAnswer>();
  const [problem, setProblem] = useState('');
  if (!answers) return <p>{reading}</p>;
  const change = async (answer: DueAnswer, changes: Parameters<typeof changeAccessRequest>[2]) => {
    const written = await changeAccessRequest(quarterId, answer.request._id, changes, new Date());
    setProblem(written.ok ? '' : failureWords(written.error));
    if (written.ok && 'answeredAt' in changes) setDone(changes.answeredAt ? answer : undefined);
  };
  const { columns } = words;
  return (
    <>
      <p>{words.text}</p>
      {problem && <p role="alert">{problem}</p>}
      {done && (
        <UndoNote
          key={done.request._id}
          done={words.doneSaid(done.name || unnamed)}
          undo={undo}
          onUndo={() => void change(done, { answeredAt: undefined })}
          takesFocus
        />
      )}
      {answers.length === 0 ? (
        <EmptyState title={toClear.nothing} />
      ) : (
        <DataTable
          label={toClear.parts.answers}
          columns={Object.values(columns)}
          rows={answers.map((answer) => ({
            key: answer.request._id,
            cells: cellsOf(quarterId, answer, today, (changes) => void change(answer, changes)),
          }))}
        />
      )}
    </>
  );
}

function cellsOf(
  quarterId: string,
  { request, personId, name }: DueAnswer,
  today: LocalDate,
  change: (changes: Parameters<typeof changeAccessRequest>[2]) => void,
) {
  const { askedAt, dueOn, identitySeenOn } = request;
  const called = name || unnamed;
  return [
    <a class="data-table-link" href={addresses.person(quarterId, personId)}>
      <bdi>{called}</bdi>
    </a>,
    de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(askedAt)))),
    dueOn < today ? (
      <Pill tone="bad">{words.overdue(de.dates.dayWithYear(dueOn))}</Pill>
    ) : (
      de.dates.dayWithYear(dueOn)
    ),
    identitySeenOn ? (
      words.identitySeen
    ) : (
      <Button look="pill" onPress={() => change({ identitySeenOn: today })}>
        {words.seen}
        <span class="visually-hidden">: {called}</span>
      </Button>
    ),
    <div class="row">
      <LinkButton look="pill" href={addresses.personReport(quarterId, personId)}>
        {words.open}
        <span class="visually-hidden">: {called}</span>
      </LinkButton>
      <Button look="pill" onPress={() => change({ answeredAt: new Date().toISOString() })}>
        {words.done}
        <span class="visually-hidden">: {called}</span>
      </Button>
    </div>,
  ];
}

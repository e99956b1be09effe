import { addresses } from '#domain/addresses.ts';
import { lastAttempt } from '#domain/call.ts';
import { keyOf, partsOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { type CallView, notReached, reached, ringsBack, settleCall } from '../../data/call-list.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { Pill } from '../../ui/pill.tsx';
import type { RunCall } from './calls-screen.tsx';

const words = officeRequestsDe.calls;

/** The calls, a line each; on paper with room to tick. */
export function CallTable({
  quarterId,
  calls,
  today,
  run,
}: {
  quarterId: string;
  calls: readonly CallView[];
  today: LocalDate;
  run: RunCall;
}) {
  const { columns } = words;
  return (
    <DataTable
      isWide
      label={words.title}
      columns={[columns.whom, columns.phone, columns.why, columns.due, columns.tries, columns.done]}
      rows={calls.map((view) => ({
        key: view.call._id,
        cells: [
          <strong>
            <bdi>{view.name ?? officeRequestsDe.unnamed}</bdi>
          </strong>,
          <PhoneCell view={view} />,
          <Why quarterId={quarterId} view={view} />,
          <Due view={view} today={today} />,
          triesWords(view),
          view.isPending && <Outcomes view={view} run={run} />,
        ],
      }))}
    />
  );
}

function PhoneCell({ view: { phone, call } }: { view: CallView }) {
  if (call.way === 'letter' && !phone) return <>{words.isLetter}</>;
  if (!phone) return <>{officeRequestsDe.noPhone}</>;
  return (
    <a class="data-table-link data-table-whole" href={phoneLink(phone)}>
      <PhoneText>{spokenPhone(phone)}</PhoneText>
    </a>
  );
}

/** Why, with the way to the request or the thing that it is about. */
function Why({ quarterId, view: { call } }: { quarterId: string; view: CallView }) {
  const about = call.about ? partsOf(call.about) : undefined;
  const isOfRequest = about?.type === 'request' || about?.type === 'requestStep';
  const key = isOfRequest && call.about ? keyOf(call.about).split('~')[0] : undefined;
  const [, event, date] =
    (about?.type === 'registration' && /^(.+)~(.+)~\d+$/.exec(about.key)) || [];
  const lent = call.about && about?.type === 'lendable' ? call.about : undefined;
  return (
    <>
      {words.why[call.why]}
      {key && (
        <>
          {' '}
          <a class="calls-link no-print" href={addresses.inboxRequest(quarterId, key)}>
            {words.view}
          </a>
        </>
      )}
      {event && (
        <>
          {' '}
          <a class="calls-link no-print" href={addresses.registrations(quarterId, event, date)}>
            {words.view}
          </a>
        </>
      )}
      {lent && (
        <>
          {' '}
          <a class="calls-link no-print" href={addresses.lendable(quarterId, lent)}>
            {words.view}
          </a>
        </>
      )}
    </>
  );
}

function Due({ view: { call, isPending }, today }: { view: CallView; today: LocalDate }) {
  if (!call.byWhen) return null;
  const day = dayWords(de, call.byWhen, today);
  return (
    <>
      {day} {isPending && call.byWhen < today && <Pill tone="bad">{words.overdue}</Pill>}
    </>
  );
}

function triesWords({ call }: CallView): string {
  if (call.doneAt) return words.settled;
  const last = lastAttempt(call);
  if (!last) return '';
  const outcome = {
    reached: words.reached,
    notReached: words.notReached,
    callBack: words.ringsBack,
  };
  return `${outcome[last.outcome]}, ${words.tries(call.attempts?.length ?? 0)}`;
}

function Outcomes({ view, run }: { view: CallView; run: RunCall }) {
  const { call, name = officeRequestsDe.unnamed } = view;
  const isLetter = call.way === 'letter';
  const outcomes = isLetter
    ? [{ label: words.letterPosted, command: settleCall }]
    : [
        { label: words.reached, command: reached },
        { label: words.notReached, command: notReached },
        { label: words.ringsBack, command: ringsBack },
        { label: words.settled, command: settleCall },
      ];
  return (
    <>
      <span class="row no-print">
        {outcomes.map(({ label, command }) => (
          <Button
            key={label}
            look="pill"
            onPress={() =>
              run((around) => command(around, call._id), {
                callId: call._id,
                words: words.said(name, label),
              })
            }
          >
            {label}
            <span class="visually-hidden">: {name}</span>
          </Button>
        ))}
      </span>
      <span class="calls-boxes" aria-hidden="true">
        {outcomes.map(({ label }) => (
          <span key={label}>☐ {label} </span>
        ))}
      </span>
    </>
  );
}

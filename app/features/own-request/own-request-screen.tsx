import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { isEnded } from '#domain/request-state.ts';
import { observeQuarter } from '../../data/documents.ts';
import { type OwnRequest, observeOwnRequests } from '../../data/own-requests.ts';
import { ReadAloudButton } from '../../entries/read-aloud-button.tsx';
import { joinedWords, ringsFrom, standingWords } from '../../texts/asking-standing.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AnswerForm } from './answer-form.tsx';
import { CalendarOff } from './calendar-off.tsx';
import { CheckBack } from './check-back.tsx';
import { DoorCard } from './door-card.tsx';
import { OwnRequestActions } from './own-request-actions.tsx';
import { RefusedNote, useRefused } from './refused-note.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestHistory } from './request-history.tsx';
import './own-request.css';

/** One's own question: how it stands, who comes, what can be done about it. */
export function OwnRequestScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const { common } = useTexts();
  const requests = useLive(() => observeOwnRequests(quarterId), [quarterId]);
  if (itemKey === 'sealed') return <SealedPage quarterId={quarterId} />;
  if (!requests) return <Page title={common.loading}>{null}</Page>;
  const own = requests.find(({ request }) => keyOf(request._id) === itemKey);
  if (!own) return <MissingPage quarterId={quarterId} itemKey={itemKey} />;
  return <OwnRequestPage quarterId={quarterId} own={own} />;
}

function OwnRequestPage({ quarterId, own }: { quarterId: string; own: OwnRequest }) {
  const texts = useTexts();
  const asking = useAsking();
  const { query } = useLocation();
  const today = dateOf(localDateTimeAt(useNow()));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const officePhone = quarter?.office.phone;
  const { request, standing } = own;
  // Who asks for somebody else sees the state only.
  const isOwn = request.for !== 'other';
  const accepted = isOwn ? standing.accepted : undefined;
  const words = standingWords(texts, asking, own, { today, officePhone });
  const joined = 'joined' in query ? joinedWords(asking, own.steps) : [];
  const spoken = [words.title, ...words.sentences].map((text) => ({
    words: text,
    lang: texts.lang,
  }));
  return (
    <Page title={asking.mine.title} before={<p class="soft small">{asking.kinds[request.kind]}</p>}>
      {joined.length > 0 && <p class="card tone-good">{joined.join(' ')}</p>}
      <RefusedNote quarterId={quarterId} requestId={request._id} />
      <Card class={`stack own-request-state own-request-${words.tone}`}>
        <div role="status" class="stack">
          <h2>{words.title}</h2>
          {words.sentences.map((sentence) => (
            // A volunteer's question is in a language of its own; our sentences begin with names.
            <p key={sentence} dir={standing.state === 'question' && isOwn ? 'auto' : undefined}>
              {sentence}
            </p>
          ))}
          {!own.hasArrived && <p>{asking.sent.hereClose}</p>}
          {standing.askedTimes > 1 && (
            <p class="soft">{asking.mine.askedTimes(standing.askedTimes)}</p>
          )}
        </div>
        <ReadAloudButton parts={spoken} />
      </Card>
      {accepted && <DoorCard {...{ quarterId, request, accepted }} />}
      {isOwn && <CalendarOff {...{ quarterId, own }} />}
      {standing.state === 'passedOn' && standing.step?.kind === 'passedOn' && (
        <LinkButton look="primary" href={addresses.place(quarterId, standing.step.placeId)}>
          {asking.mine.toPlace}
        </LinkButton>
      )}
      {isOwn && standing.state === 'question' && <AnswerForm {...{ quarterId, request }} />}
      {accepted && <CheckBack {...{ quarterId, officePhone, requestId: request._id }} />}
      <OwnRequestActions {...{ quarterId, own }} hasEnded={isEnded(standing)} />
      <RequestFacts request={request} today={today} />
      <RequestHistory own={own} today={today} />
    </Page>
  );
}

/** What was asked on a tablet of many people cannot be read again there. */
function SealedPage({ quarterId }: { quarterId: string }) {
  const { sent } = useAsking();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  return (
    <Page title={sent.sealedDone}>
      {[sent.sealedLeaves, sent.sealedNext, ...ringsFrom(sent, quarter?.office.phone)].map(
        (sentence) => (
          <p key={sentence}>{sentence}</p>
        ),
      )}
      <p class="soft">{sent.sealedText}</p>
      <LinkButton look="primary" href={addresses.home(quarterId)}>
        {sent.another}
      </LinkButton>
    </Page>
  );
}

/** It was refused, or it is gone: what was written is kept, and the office's number is below. */
function MissingPage({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const { mine } = useAsking();
  // What the note says is still here, is not gone.
  const isRefused = useRefused(quarterId, itemKey);
  return (
    <Page title={mine.title}>
      <RefusedNote quarterId={quarterId} requestId={itemKey} />
      {!isRefused && <p>{mine.missing}</p>}
      <LinkButton look="primary" href={addresses.request(quarterId)}>
        {mine.ask}
      </LinkButton>
    </Page>
  );
}

import { HeartHandshake, Phone, ShieldCheck, Users } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { RequestKind } from '#domain/request.ts';
import { questionToGoOn, type RequestDraft } from '#domain/request-draft.ts';
import { observeSession } from '../../data/device.ts';
import { observeQuarter } from '../../data/documents.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { Danger } from './danger.tsx';
import { useKinds } from './kinds.ts';
import { OfficeParts } from './office-parts.tsx';
import { OwnRequestsList } from './own-requests-list.tsx';
import { type DraftState, useRequestDraft } from './use-request-draft.ts';
import './request.css';

/** "Hilfe anfragen": a call first, which needs a number and nothing else; then what it is about. */
export function RequestScreen({ quarterId }: { quarterId: string }) {
  const { request } = useTexts();
  const asking = useAsking();
  const { route } = useLocation();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const state = useRequestDraft(quarterId);
  const session = useLive(observeSession, []);
  const isShared = session?.role === 'kiosk';
  useEffect(() => {
    // Whoever stands here now is not who stood here before.
    if (isShared) state.drop();
  }, [isShared]);
  const begin = (fields: RequestDraft) => {
    const next = state.change({ forOther: false, ...fields });
    route(addresses.ask(quarterId, questionToGoOn(next)));
  };
  const choose = (kind: RequestKind) => {
    state.change({ forOther: false, kind });
    route(addresses.ask(quarterId, 'when'));
  };
  return (
    <Page title={request.title}>
      {!isShared && <DraftNote quarterId={quarterId} state={state} />}
      <div class="stack">
        <Button look="primary" icon={Phone} onPress={() => begin({ kind: 'callMe' })}>
          {asking.start.callMe}
        </Button>
        <p class="soft">{asking.start.callMeHint}</p>
      </div>
      <Danger quarterId={quarterId} quarter={quarter} />
      <OwnRequestsList quarterId={quarterId} />
      <section class="stack">
        <h2>{asking.start.orTell}</h2>
        <ChoiceButtons options={useKinds()} onChoose={choose} />
      </section>
      <section class="stack">
        <Button
          icon={Users}
          onPress={() => begin({ forOther: true, kind: undefined, otherName: undefined })}
        >
          {asking.start.forOther}
        </Button>
        <p class="soft">{asking.start.forOtherHint}</p>
      </section>
      <LinkButton icon={ShieldCheck} href={addresses.whoComes(quarterId)}>
        {asking.start.whoComes}
      </LinkButton>
      {quarter ? <OfficeParts quarter={quarter} /> : <p>{request.notArrived}</p>}
    </Page>
  );
}

/** What was begun and never sent. */
function DraftNote({ quarterId, state }: { quarterId: string; state: DraftState }) {
  const { start } = useAsking();
  const { draft } = state;
  if (!draft || (!draft.kind && !draft.otherName)) return null;
  return (
    <section class="card stack">
      <p>{start.draft}</p>
      <div class="row">
        <LinkButton
          look="pill"
          icon={HeartHandshake}
          href={addresses.ask(quarterId, questionToGoOn(draft))}
        >
          {start.goOn}
        </LinkButton>
        <Button look="pill" onPress={state.drop}>
          {start.startAnew}
        </Button>
      </div>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { draftAbout, saidOf } from '#domain/known-person.ts';
import { otherProblems, type RequestDraft, requestFields } from '#domain/request-draft.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { writeOnBehalf } from '../../data/write-on-behalf.ts';
import { ChannelField, type OfficeChannel } from '../../entries/channel-field.tsx';
import { RoleGate } from '../../entries/role-gate.tsx';
import { useAboutPerson } from '../../entries/use-about-person.ts';
import { WhoFields } from '../../entries/who-fields.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useSinglePress } from '../../ui/use-single-press.ts';
import { HelpFields, OtherFields } from './new-request-fields.tsx';
import './inbox.css';

const words = officeRequestsDe.write;

/** Writing for somebody who rings, or stands at the desk. One page: the office types fast. */
export function NewRequestScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <OfficeNav quarterId={quarterId} here="new" />
        <p>{words.intro}</p>
        <NewRequestForm quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

const EMPTY: RequestDraft = {
  kind: 'technology',
  when: { soon: true },
  where: 'home',
  comeAs: 'any',
};

function NewRequestForm({ quarterId }: { quarterId: string }) {
  const { query, route } = useLocation();
  const about = useAboutPerson(quarterId, query.for);
  const { known, typed, type } = about;
  const draft: RequestDraft = { ...EMPTY, ...(known && draftAbout(known, typed)), ...typed };
  const [channel, setChannel] = useState<OfficeChannel>('phone');
  const [problem, setProblem] = useState<{ name?: string; phone?: string; all?: string }>({});
  const save = useSinglePress(async () => {
    const found = problemsOf(draft);
    setProblem(found);
    if (Object.keys(found).length > 0) return false;
    const around = await readSurroundings(quarterId, () => new Date());
    const { fields, unsaid } = known
      ? saidOf(typed, draft, known)
      : { fields: requestFields(draft), unsaid: [] };
    const written = await writeOnBehalf(around, {
      ...{ personId: known?.personId, channel, unsaid },
      draft: { ...fields, name: draft.name?.trim() || undefined },
    });
    if (written.ok) route(addresses.inboxRequest(quarterId, written.value.requestId), true);
    else setProblem({ all: officeRequestsDe.failed });
    return written.ok;
  });
  return (
    <form
      class="stack inbox-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {problem.all && (
        <p class="card tone-bad" role="alert">
          {problem.all}
        </p>
      )}
      <div class="inbox-halves">
        <div class="stack">
          <ChannelField value={channel} onChange={setChannel} />
          <WhoFields {...{ quarterId, about, draft, problem }} isAsking />
          <OtherFields draft={draft} change={type} />
          <p class="soft">{words.noBank}</p>
        </div>
        <div class="stack">
          <HelpFields draft={draft} change={type} />
        </div>
      </div>
      <Button look="primary" onPress={save}>
        {words.save}
      </Button>
    </form>
  );
}

function problemsOf(draft: RequestDraft) {
  const others = otherProblems(draft);
  const isPhoneWrong = Boolean(draft.phone?.trim()) && !phoneFromTyped(draft.phone ?? '');
  return {
    ...(!draft.name?.trim() ? { name: words.nameMissing } : {}),
    ...(isPhoneWrong ? { phone: words.phoneWrong } : {}),
    ...(others.includes('otherNameMissing') ? { all: words.nameMissing } : {}),
    ...(others.includes('otherPhoneWrong') ? { all: words.phoneWrong } : {}),
  };
}

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { otherProblems, type RequestDraft, requestFields } from '#domain/request-draft.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { writeOnBehalf } from '../../data/office-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSinglePress } from '../../ui/use-single-press.ts';
import { HelpFields } from './new-request-fields.tsx';
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
  const { route } = useLocation();
  const [draft, setDraft] = useState<RequestDraft>(EMPTY);
  const [channel, setChannel] = useState<'phone' | 'desk'>('phone');
  const [problem, setProblem] = useState<{ name?: string; phone?: string; all?: string }>({});
  const change = (fields: Partial<RequestDraft>) => setDraft({ ...draft, ...fields });
  const save = useSinglePress(async () => {
    const found = problemsOf(draft);
    setProblem(found);
    if (Object.keys(found).length > 0) return false;
    const around = await readSurroundings(quarterId, () => new Date());
    const fields = { ...requestFields(draft), name: draft.name?.trim() || undefined };
    const written = await writeOnBehalf(around, { channel, draft: fields });
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
          <SelectField
            label={words.channel}
            options={[
              { value: 'phone', label: words.phone },
              { value: 'desk', label: words.desk },
            ]}
            value={channel}
            onChange={setChannel}
          />
          <TextField
            label={words.name}
            value={draft.name ?? ''}
            error={problem.name}
            maxLength={120}
            onInput={(name) => change({ name })}
          />
          <TextField
            label={words.number}
            value={draft.phone ?? ''}
            error={problem.phone}
            maxLength={40}
            onInput={(phone) => change({ phone })}
          />
          <SelectField
            label={words.forOther}
            options={[
              { value: 'self', label: words.forSelf },
              { value: 'other', label: words.forOtherYes },
            ]}
            value={draft.forOther ? 'other' : 'self'}
            onChange={(value) => change({ forOther: value === 'other' })}
          />
          {draft.forOther && (
            <>
              <TextField
                label={words.otherName}
                value={draft.otherName ?? ''}
                maxLength={120}
                onInput={(otherName) => change({ otherName })}
              />
              <TextField
                label={words.otherPhone}
                value={draft.otherPhone ?? ''}
                maxLength={40}
                onInput={(otherPhone) => change({ otherPhone })}
              />
            </>
          )}
          <p class="soft">{words.noBank}</p>
        </div>
        <div class="stack">
          <HelpFields {...{ draft, change }} />
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

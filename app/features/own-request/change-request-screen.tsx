import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { type OwnRequest, observeOwnRequests } from '../../data/own-requests.ts';
import { changeRequest } from '../../data/request-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { WhenPart } from './when-part.tsx';

/** Changing what was asked for: when, the words, the number. */
export function ChangeRequestScreen(props: { quarterId: string; itemKey: string }) {
  const { common } = useTexts();
  const { mine } = useAsking();
  const requests = useLive(() => observeOwnRequests(props.quarterId), [props.quarterId]);
  const own = requests?.find(({ request }) => keyOf(request._id) === props.itemKey);
  if (!requests) return <Page title={common.loading}>{null}</Page>;
  if (!own) {
    return (
      <Page title={mine.change}>
        <p>{mine.missing}</p>
      </Page>
    );
  }
  return <ChangeForm quarterId={props.quarterId} own={own} />;
}

function ChangeForm({ quarterId, own: { request } }: { quarterId: string; own: OwnRequest }) {
  const { mine, questions, form } = useAsking();
  const { route } = useLocation();
  const [phone, setPhone] = useState(request.phone ? spokenPhone(request.phone) : '');
  const [words, setWords] = useState(request.words ?? '');
  const [when, setWhen] = useState(request.when);
  const [failed, setFailed] = useState<string>();
  const save = async () => {
    const number = phoneFromTyped(phone);
    // Who was not asked for one has none to give.
    const isNone = phone.trim() === '' && request.phone === undefined;
    if (!number && !isNone) return setFailed(form.phoneWrong);
    const around = await readSurroundings(quarterId, () => new Date());
    const changed = await changeRequest(around, request._id, {
      ...(isNone ? {} : { phone: number }),
      words: words.trim() || undefined,
      ...(when === request.when ? {} : { when }),
    });
    if (!changed.ok) return setFailed(form.failed);
    route(addresses.ownRequest(quarterId, request._id), true);
  };
  return (
    <Page title={questions.change}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={form.phone}
          hint={form.phoneHint}
          kind="phone"
          value={phone}
          error={failed}
          onInput={setPhone}
        />
        <TextField label={mine.words} lines={3} maxLength={2000} value={words} onInput={setWords} />
        {request.kind !== 'callMe' && <WhenPart known={request.when} onChange={setWhen} />}
        <Button look="primary" onPress={() => void save()}>
          {mine.save}
        </Button>
      </form>
    </Page>
  );
}

import { Phone, Send } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeOwnRequests } from '../../data/own-requests.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { sendReport } from './send-report.ts';

/** "Etwas kommt mir komisch vor": the police first where somebody stands at the door, then the
 *  office by telephone, then in writing. */
export function StrangeScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const { report, form, door } = useAsking();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const requests = useLive(() => observeOwnRequests(quarterId), [quarterId]) ?? [];
  const about = requests.find(({ request }) => keyOf(request._id) === itemKey)?.request;
  const [words, setWords] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSent, setSent] = useState(false);
  const officePhone = quarter?.office.phone;
  const send = async () => {
    const number = phone.trim() ? phoneFromTyped(phone) : about?.phone;
    if (!words.trim()) return setProblem(report.missing);
    if (phone.trim() && !number) return setProblem(form.phoneWrong);
    const code = await sendReport(quarterId, {
      kind: 'strange',
      about: about?._id,
      words: words.trim(),
      phone: number,
    });
    if (code) setProblem(code === 'noKey' ? form.noKey : form.failed);
    else setSent(true);
  };
  if (isSent) {
    return (
      <Page title={report.thanks}>
        <p role="status">{report.kept}</p>
        <p>{report.strangeText}</p>
        <LinkButton look="primary" href={addresses.home(quarterId)}>
          {report.toHome}
        </LinkButton>
      </Page>
    );
  }
  return (
    <Page title={report.strangeTitle}>
      <p>{report.strangeDanger}</p>
      <LinkButton icon={Phone} href="tel:110">
        {door.police}
      </LinkButton>
      {officePhone && (
        <>
          <p>{door.check}</p>
          <LinkButton icon={Phone} href={phoneLink(officePhone)}>
            <PhoneText>{spokenPhone(officePhone)}</PhoneText>
          </LinkButton>
        </>
      )}
      {problem && (
        <p role="alert" class="card tone-bad">
          {problem}
        </p>
      )}
      <TextField label={report.words} lines={4} value={words} onInput={setWords} />
      <TextField
        label={report.myPhone}
        hint={form.optional}
        kind="phone"
        value={phone}
        onInput={setPhone}
      />
      <Button look="primary" icon={Send} onPress={() => void send()}>
        {report.send}
      </Button>
    </Page>
  );
}

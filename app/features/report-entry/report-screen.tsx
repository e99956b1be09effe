import { Send } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { translated } from '#domain/translation.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { sendReport } from './send-report.ts';

const WRONG = ['hours', 'phone', 'address', 'gone', 'different'] as const;
type Wrong = (typeof WRONG)[number];

/** "Stimmt das noch?" about a place or an event: a choice is enough, words are welcome. */
export function ReportScreen({
  quarterId,
  type,
  itemKey,
}: {
  quarterId: string;
  type: string;
  itemKey: string;
}) {
  const { code } = useTexts();
  const { report, form } = useAsking();
  const id = `${type}:${itemKey}`;
  const found = useLive(() => observeByIds(quarterId, [id]), [quarterId, id]);
  const doc = found?.documents[0];
  const name =
    doc?.type === 'place'
      ? translated(doc, 'name', code)?.words
      : doc?.type === 'event'
        ? translated(doc, 'title', code)?.words
        : undefined;
  const [wrong, setWrong] = useState<Wrong>();
  const [words, setWords] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSent, setSent] = useState(false);
  const send = async () => {
    const number = phone.trim() ? phoneFromTyped(phone) : undefined;
    if (!wrong && !words.trim()) return setProblem(report.missing);
    if (phone.trim() && !number) return setProblem(form.phoneWrong);
    const said = [wrong && report[wrong], words.trim()].filter(Boolean).join('. ');
    const code = await sendReport(quarterId, {
      kind: 'outdated',
      about: id,
      words: said,
      phone: number,
    });
    if (code) setProblem(code === 'noKey' ? form.noKey : form.failed);
    else setSent(true);
  };
  if (isSent) return <Thanks quarterId={quarterId} id={id} />;
  return (
    <Page title={report.entryTitle}>
      {name && <p dir="auto">{report.about(name)}</p>}
      {problem && (
        <p role="alert" class="card tone-bad">
          {problem}
        </p>
      )}
      <Choice
        legend={report.what}
        options={WRONG.map((value) => ({ value, label: report[value] }))}
        value={wrong}
        onChange={setWrong}
      />
      <TextField label={report.wordsMore} lines={3} value={words} onInput={setWords} />
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

function Thanks({ quarterId, id }: { quarterId: string; id: string }) {
  const { report } = useAsking();
  const isEvent = id.startsWith('event:');
  return (
    <Page title={report.thanks}>
      <p role="status">{report.kept}</p>
      <LinkButton
        look="primary"
        href={isEvent ? addresses.event(quarterId, id) : addresses.place(quarterId, id)}
      >
        {isEvent ? report.backToEvent : report.back}
      </LinkButton>
    </Page>
  );
}

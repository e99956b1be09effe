import { Copy } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { diagnoseData } from '../../data/diagnosis.ts';
import { localDatabase } from '../../data/local-store.ts';
import { syncStatus } from '../../sync/status.ts';
import { type DiagnosisPart, diagnosisParts, diagnosisText } from '../../texts/diagnosis-words.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { copyText } from '../../ui/copying.ts';
import { Page } from '../../ui/page.tsx';
import { useCurrent } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { diagnoseBrowser } from './browser-diagnosis.ts';
import './diagnose.css';

/** For whoever helps on the telephone: to be read out or sent. */
export function DiagnoseScreen() {
  const { diagnose: words } = useGuide();
  const { code } = useTexts();
  const parts = useDiagnosis(code);
  const [isCopied, setCopied] = useState<boolean>();
  const copy = () => void copyText(diagnosisText(parts)).then(setCopied);
  return (
    <Page title={words.title}>
      <p>{words.text}</p>
      <p>{words.noNames}</p>
      <Button look="primary" icon={Copy} onPress={copy}>
        {words.copy}
      </Button>
      <p role="status">{isCopied !== undefined && (isCopied ? words.copied : words.copyFailed)}</p>
      <div class="stack" lang="de" dir="ltr">
        {parts.map(({ heading, lines }) => (
          <Card key={heading} class="diagnose-part">
            <h2>{heading}</h2>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Page>
  );
}

/** Renewed each minute, and when something about the copy or the outbox changes. */
function useDiagnosis(textSet: string): DiagnosisPart[] {
  const [parts, setParts] = useState<DiagnosisPart[]>([]);
  const now = useNow();
  const status = useCurrent(syncStatus);
  useEffect(() => {
    let isWanted = true;
    void diagnose(textSet).then((next) => isWanted && setParts(next));
    return () => {
      isWanted = false;
    };
  }, [now, textSet, status.isTalking, status.delivery]);
  return parts;
}

async function diagnose(textSet: string): Promise<DiagnosisPart[]> {
  const data = await diagnoseData(localDatabase());
  const browser = await diagnoseBrowser(textSet);
  return diagnosisParts({ at: new Date().toISOString(), data, browser });
}

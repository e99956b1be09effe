import { Download, Printer } from 'lucide';
import { useState } from 'preact/hooks';
import type { GatheredReport } from '../../data/access-report.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import type { ReportWords } from '../../texts/report-lines.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/file-saving.ts';
import { type ReportHead, reportPage } from './report-file.ts';

/** Prints what is on screen, and hands it over as a file. */
export function ReportActions({
  report,
  words,
  head,
}: {
  report: GatheredReport;
  words: ReportWords;
  head: ReportHead;
}) {
  const { print, mine } = usePrivacy();
  const [isSaved, setSaved] = useState(false);
  const save = () => {
    const page = reportPage(head, report.items, words);
    saveFile(`vor-ort-${words.today}.html`, 'text/html', page);
    setSaved(true);
  };
  return (
    <div class="stack no-print">
      <div class="row">
        <Button icon={Printer} onPress={() => window.print()}>
          {print}
        </Button>
        <Button icon={Download} onPress={save}>
          {mine.saveFile}
        </Button>
      </div>
      <p role="status" class="report-said">
        {isSaved && mine.saved}
      </p>
    </div>
  );
}

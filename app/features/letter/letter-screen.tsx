import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeOfficeRequest } from '../../data/office-requests.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { Letter } from './letter-sheet.tsx';
import { OwnParagraph } from './own-paragraph.tsx';
import '../../ui/printed.css';
import './letter.css';

const words = officeRequestsDe.letter;

/** The letter for somebody without the app: who comes, when, and the Türwort, in large type. */
export function LetterScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title}>
        <Found quarterId={quarterId} itemKey={itemKey} />
      </Page>
    </RoleGate>
  );
}

function Found({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const entry = useLive(() => observeOfficeRequest(quarterId, itemKey), [quarterId, itemKey]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const [own, setOwn] = useState('');
  return (
    <>
      <div class="row no-print">
        <LinkButton look="pill" href={addresses.inboxRequest(quarterId, itemKey)}>
          {words.back}
        </LinkButton>
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {officeRequestsDe.print}
        </Button>
      </div>
      {entry?.standing.accepted && quarter ? (
        <>
          <OwnParagraph templates={quarter.templates ?? []} value={own} onInput={setOwn} />
          <p class="soft no-print">{words.preview}</p>
          <Letter {...{ quarterId, quarter, entry, today, own }} />
        </>
      ) : (
        <p>{words.none}</p>
      )}
    </>
  );
}

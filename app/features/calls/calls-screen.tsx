import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeCalls, undoAttempt } from '../../data/call-list.ts';
import type { Surroundings } from '../../data/copies.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import { AddCall } from './add-call.tsx';
import { CallTable } from './call-table.tsx';
import './calls.css';

const words = officeRequestsDe.calls;

/** Runs a command about a call, and says what was done. */
export type RunCall = (
  command: (around: Surroundings) => Promise<{ ok: boolean }>,
  said: { callId: string; words: string },
) => void;

/** "Anrufliste": whom the office rings, why, by when; shared, without a network too, and on paper. */
export function CallsScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <div class="no-print">
          <OfficeNav quarterId={quarterId} here="calls" />
        </div>
        <Calls quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function Calls({ quarterId }: { quarterId: string }) {
  const { path, query } = useLocation();
  const calls = useLive(() => observeCalls(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const [said, setSaid] = useState<{ callId: string; words: string }>();
  const [failed, setFailed] = useState(false);
  const run: RunCall = async (command, done) => {
    const outcome = await command(await readSurroundings(quarterId, () => new Date()));
    setFailed(!outcome.ok);
    setSaid(outcome.ok ? done : undefined);
  };
  const undo = () => {
    const last = said;
    setSaid(undefined);
    if (!last) return;
    void readSurroundings(quarterId, () => new Date()).then((around) =>
      undoAttempt(around, last.callId),
    );
  };
  if (!calls) return <p>{officeRequestsDe.loading}</p>;
  const showsAll = query.show === 'all';
  const shown = showsAll ? calls : calls.filter(({ isPending }) => isPending);
  return (
    <>
      <ViewLinks
        label={words.show}
        views={[
          { href: path, label: words.open, shown: !showsAll },
          { href: `${path}?show=all`, label: words.all, shown: showsAll },
        ]}
      />
      {failed && (
        <p class="card tone-bad" role="alert">
          {officeRequestsDe.failed}
        </p>
      )}
      {said && (
        <UndoNote key={said.words} done={said.words} undo={officeRequestsDe.undo} onUndo={undo} />
      )}
      <p role="status" class="soft small">
        {words.count(shown.length)}. {words.note}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <CallTable {...{ quarterId, calls: shown, today, run }} />
      )}
      <div class="row no-print">
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {officeRequestsDe.print}
        </Button>
      </div>
      <AddCall {...{ quarterId, today }} />
    </>
  );
}

import { Printer } from 'lucide';
import { type RequestMonth, requestFigures } from '#domain/request-figures.ts';
import { observeOfficeRequests } from '../../data/office-requests.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = officeRequestsDe.figures;
const COUNTS = [
  'asked',
  'helped',
  'passedOn',
  'nobodyFound',
  'withdrawn',
  'open',
  'minutes',
] as const satisfies readonly (keyof RequestMonth)[];

/** "Anliegen in Zahlen": how many asked, and how it ended, month by month and without names. */
export function RequestFiguresScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <OfficeNav quarterId={quarterId} />
        <Figures quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function Figures({ quarterId }: { quarterId: string }) {
  const all = useLive(() => observeOfficeRequests(quarterId), [quarterId]);
  if (!all) return <p>{officeRequestsDe.loading}</p>;
  const months = requestFigures(all);
  if (months.length === 0) return <EmptyState title={words.none} />;
  return (
    <>
      <DataTable
        label={words.title}
        columns={[words.month, ...COUNTS.map((count) => words.columns[count])]}
        rows={months.map((month) => ({
          key: month.month,
          cells: [de.dates.month(`${month.month}-01`), ...COUNTS.map((count) => month[count])],
        }))}
      />
      <p class="small">{words.note}</p>
      <div class="row no-print">
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {officeRequestsDe.print}
        </Button>
      </div>
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { isQuarterId } from '#domain/ids.ts';
import { syncStatus } from '../sync/status.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useCurrent } from '../ui/use-live.ts';
import { QuarterListScreen } from './quarter-list-screen.tsx';

/** Shows the screen where its quarter may exist, else the list of those that do. */
export function QuarterGate({
  quarterId,
  children,
}: {
  quarterId: string;
  children: ComponentChildren;
}) {
  const { shell } = useTexts();
  const { phase } = useCurrent(syncStatus);
  if (isQuarterId(quarterId) && phase !== 'unknownQuarter') return <>{children}</>;
  return <QuarterListScreen title={shell.unknownQuarterTitle} before={shell.unknownQuarterText} />;
}

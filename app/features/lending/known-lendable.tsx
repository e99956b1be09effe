import type { ComponentChildren } from 'preact';
import { addresses } from '#domain/addresses.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLendable } from './use-lendable.ts';

const words = lendingDe.one;

/** Shows what there is to show of a thing once it is read, and says so where there is none. */
export function KnownLendable({
  quarterId,
  id,
  children,
}: {
  quarterId: string;
  id: string;
  children: (view: LendableView) => ComponentChildren;
}) {
  const found = useLendable(quarterId, id);
  if (!found) return <Page title={lendingDe.loading}>{null}</Page>;
  if (found.view) return <>{children(found.view)}</>;
  return (
    <Page title={lendingDe.title}>
      <EmptyState title={words.missing}>
        <p>{words.missingText}</p>
      </EmptyState>
      <LinkButton href={addresses.lending(quarterId)}>{lendingDe.title}</LinkButton>
    </Page>
  );
}
